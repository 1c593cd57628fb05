import { ink, mm, sheetSize, type Pdf } from '#lib/server/certificate/pdf/sheet.ts';
import type { Style } from '#lib/server/certificate/pdf/text.ts';

export const left = 16 * mm;
export const width = sheetSize.width - 2 * left;
export const top = 16 * mm;
/** Below it stands only the foot of the page. */
export const bottom = sheetSize.height - 18 * mm;

export const styles = {
  title: { face: 'sans', size: 10, leading: 14, colour: ink.second },
  name: { face: 'serif', size: 22, leading: 28, colour: ink.full },
  label: { face: 'sans', size: 8, leading: 11, colour: ink.second },
  value: { face: 'sans', size: 9.5, leading: 13, colour: ink.full },
  section: { face: 'serif', size: 14, leading: 19, colour: ink.full },
  note: { face: 'sans', size: 8.5, leading: 12, colour: ink.second },
  head: { face: 'bold', size: 8, leading: 11, colour: ink.second },
  cell: { face: 'sans', size: 8.5, leading: 11.5, colour: ink.full },
  foot: { face: 'sans', size: 8, leading: 11, colour: ink.second }
} satisfies Record<string, Style>;

/** Where the next thing is drawn; things that do not fit go on the next page. */
export class Pen {
  y = top;
  readonly pdf: Pdf;
  constructor(pdf: Pdf) {
    this.pdf = pdf;
  }

  get room(): number {
    return bottom - this.y;
  }

  turn(): void {
    this.pdf.addPage({ size: 'A4', margin: 0 });
    this.y = top;
  }
}
