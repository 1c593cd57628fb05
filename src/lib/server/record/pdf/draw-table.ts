import { setImmediate } from 'node:timers/promises';
import type { RecordCell, RecordSection } from '#lib/domain/record/record-words.ts';
import { decorate, mm, type Element, type Pdf } from '#lib/server/certificate/pdf/sheet.ts';
import { drawText, setText, type Style, type Text } from '#lib/server/certificate/pdf/text.ts';
import { qrPath } from '#lib/server/certificate/qr.ts';
import { bottom, left, Pen, styles, top, width } from './page.ts';
import { printable } from './printable.ts';

const gap = 3 * mm;
const padding = 1.4 * mm;
const qrSize = 15 * mm;
const line = '#a9a296';

/** A cell set in its column. */
type Cell = { text: Text; qr: { url: string; alt: string } | null; height: number };
type Row = { cells: Cell[]; height: number };

/** Room that a table wants before its first page ends: its head and the first row. */
export const leastRoom = (section: RecordSection): number => {
  const [first] = section.rows;
  return headOf(section).height + (first ? rowOf(first, section).height : 0);
};

/**
 * A table over as many pages as it takes, its head repeated on each: said once, drawn again. A row
 * that is longer than a page goes on upon the next. Others are served between its pages: a page takes
 * some 30 ms.
 */
export async function drawTable(pen: Pen, parent: Element, section: RecordSection): Promise<void> {
  const { pdf } = pen;
  const table = pdf.struct('Table');
  parent.add(table);
  const head = headOf(section);
  drawRow(pen, table, head, section, 'TH');
  for (const cells of section.rows)
    for (const row of inPages(rowOf(cells, section), bottom - top - head.height)) {
      if (row.height > pen.room) {
        await setImmediate();
        pen.turn();
        repeat(pen, head, section);
      }
      drawRow(pen, table, row, section, 'TD');
    }
  table.end();
}

const headOf = ({ columns }: RecordSection): Row =>
  setRow(
    columns.map(({ title }) => title),
    columns,
    styles.head
  );

const rowOf = (cells: RecordCell[], { columns }: RecordSection): Row =>
  setRow(cells, columns, styles.cell);

function setRow(cells: RecordCell[], columns: RecordSection['columns'], style: Style): Row {
  const set = cells.map((cell, index): Cell => {
    const wide = columns[index]!.share * width - gap;
    const said = typeof cell === 'string' ? cell : cell.text;
    const qr = typeof cell === 'string' ? null : { url: cell.qr, alt: cell.alt };
    const room = qr ? wide - qrSize - gap : wide;
    const text = setText(printable(said, style.face), style, room, null);
    return { text, qr, height: Math.max(text.height, qr ? qrSize : 0) };
  });
  return { cells: set, height: heightOf(set) };
}

const heightOf = (cells: Cell[]) => Math.max(...cells.map(({ height }) => height)) + 2 * padding;

/** A row in pieces that each fit on a page. */
function inPages(row: Row, room: number): Row[] {
  if (row.height <= room) return [row];
  const lines = Math.floor((room - 2 * padding) / row.cells[0]!.text.style.leading);
  const piece = (from: number, until?: number): Row => {
    const cells = row.cells.map(({ text, qr }): Cell => {
      const some = text.lines.slice(from, until);
      const height = some.length * text.style.leading;
      const own = from === 0 ? qr : null;
      return {
        text: { ...text, lines: some, height },
        qr: own,
        height: Math.max(height, own ? qrSize : 0)
      };
    });
    return { cells, height: heightOf(cells) };
  };
  return [piece(0, lines), ...inPages(piece(lines), room)];
}

function drawRow(pen: Pen, table: Element, row: Row, section: RecordSection, tag: 'TH' | 'TD') {
  const { pdf } = pen;
  const tr = pdf.struct('TR');
  table.add(tr);
  places(section).forEach((x, index) => {
    const { text, qr } = row.cells[index]!;
    const cell = pdf.struct(tag);
    // pdfkit has no word for what a head is the head of
    const { data } = (cell as unknown as { dictionary: { data: { A?: object } } }).dictionary;
    if (tag === 'TH') data.A = { O: 'Table', Scope: 'Column' };
    tr.add(cell);
    drawText(pdf, cell, 'P', text, x, pen.y + padding);
    if (qr)
      drawQr(
        pdf,
        cell,
        qr,
        x + section.columns[index]!.share * width - gap - qrSize,
        pen.y + padding
      );
    cell.end();
  });
  tr.end();
  pen.y += row.height;
  drawLine(pdf, pen.y, tag === 'TH' ? 0.9 : 0.35);
}

/** The head again on a further page: a screen reader has read it. */
function repeat(pen: Pen, head: Row, section: RecordSection): void {
  const { pdf } = pen;
  decorate(pdf, () =>
    places(section).forEach((x, index) => {
      const { lines, style } = head.cells[index]!.text;
      pdf.fillColor(style.colour).fontSize(style.size);
      lines.forEach((line, place) => {
        let at = x;
        const y = pen.y + padding + place * style.leading + style.size;
        for (const run of line.runs) {
          pdf.font(run.font).text(run.text, at, y, { lineBreak: false, baseline: 'alphabetic' });
          at += run.width;
        }
      });
    })
  );
  pen.y += head.height;
  drawLine(pdf, pen.y, 0.9);
}

function drawQr(pdf: Pdf, cell: Element, qr: { url: string; alt: string }, x: number, y: number) {
  const { path, size } = qrPath(qr.url);
  const bbox: [number, number, number, number] = [x, y, x + qrSize, y + qrSize];
  const draw = () => {
    pdf
      .save()
      .translate(x, y)
      .scale(qrSize / size);
    pdf.path(path).fill(styles.cell.colour).restore();
  };
  cell.add(pdf.struct('Figure', { alt: qr.alt, bbox, placement: 'Block' } as object, [draw]));
}

function drawLine(pdf: Pdf, y: number, thickness: number): void {
  decorate(pdf, () => {
    pdf.lineWidth(thickness).strokeColor(line);
    pdf
      .moveTo(left, y)
      .lineTo(left + width, y)
      .stroke();
  });
}

/** Where each column begins. */
function places({ columns }: RecordSection): number[] {
  let x = left;
  return columns.map(({ share }) => {
    const place = x;
    x += share * width;
    return place;
  });
}
