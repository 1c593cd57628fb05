import PDFDocument from 'pdfkit';
import { fontOf, type FontName } from './faces.ts';

/** Points to a millimetre; the sheet is measured in millimetres from its upper left corner. */
export const mm = 72 / 25.4;
export const sheetSize = { width: 210 * mm, height: 297 * mm };

export const ink = {
  full: '#231f1a',
  second: '#544e45',
  horn: '#e0a13a',
  hornEdge: '#a4660c'
};

export type Pdf = PDFKit.PDFDocument;
/** Element of the structure tree: what a screen reader reads. */
export type Element = PDFKit.PDFStructureElement;

type About = {
  title: string;
  language: string;
  author: string;
  made: Date;
  /** Pages are kept until the end, so that each can say how many there are. */
  pages?: boolean;
};

/** An empty sheet of A4, tagged, that says what it is: PDF/UA-1. */
export function openSheet({ title, language, author, made, pages = false }: About): Pdf {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: pages,
    pdfVersion: '1.7',
    // `PDF/UA` is known to pdfkit 0.20, but not yet to its types
    subset: 'PDF/UA' as 'PDF/A-1',
    tagged: true,
    displayTitle: true,
    lang: language,
    font: fontOf('sans') as never,
    info: { Title: title, Author: author, Creator: 'Hornbook', CreationDate: made, ModDate: made }
  });
  // annotations are reached in the order of the structure
  (pdf.page.dictionary.data as { Tabs?: string }).Tabs = 'S';
  for (const name of ['serif', 'sans', 'bold', 'han'] satisfies FontName[])
    pdf.registerFont(name, fontOf(name) as never);
  return pdf;
}

/** The finished file. */
export function closeSheet(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    pdf.end();
  });
}

/** Draws what only decorates: a screen reader passes over it. */
export function decorate(pdf: Pdf, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.save();
  draw();
  pdf.restore();
  pdf.endMarkedContent();
}
