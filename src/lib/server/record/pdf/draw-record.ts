import type { RecordSection, RecordWords } from '#lib/domain/record/record-words.ts';
import { drawMark } from '#lib/server/certificate/pdf/decoration.ts';
import {
  decorate,
  mm,
  sheetSize,
  type Element,
  type Pdf
} from '#lib/server/certificate/pdf/sheet.ts';
import { drawText, setText, type Style } from '#lib/server/certificate/pdf/text.ts';
import { drawTable, leastRoom } from './draw-table.ts';
import { bottom, left, Pen, styles, width } from './page.ts';
import { printable } from './printable.ts';

/** Draws the record from top to bottom, and then the feet, when it is known how many pages there are. */
export async function drawRecord(pdf: Pdf, words: RecordWords): Promise<void> {
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const pen = new Pen(pdf);
  drawHead(pen, root, words);
  for (const section of words.sections) await drawSection(pen, root, section);
  root.end();
  drawFeet(pdf, words);
}

function drawHead(pen: Pen, root: Element, { title, name, facts }: RecordWords): void {
  drawMark(pen.pdf, left, pen.y, 22);
  drawText(
    pen.pdf,
    root,
    'P',
    set(`Hornbook · ${title}`, styles.title, width),
    left + 26,
    pen.y + 4
  );
  pen.y += 30;
  write(pen, root, 'H1', name, styles.name);
  pen.y += 2 * mm;
  const columns = 2;
  const wide = (width - 6 * mm) / columns;
  const list = pen.pdf.struct('L');
  root.add(list);
  for (let first = 0; first < facts.length; first += columns) {
    const row = facts.slice(first, first + columns).map(({ label, value }) => ({
      label: set(label, styles.label, wide),
      value: set(value, styles.value, wide)
    }));
    row.forEach(({ label, value }, column) => {
      const x = left + column * (wide + 6 * mm);
      const item = pen.pdf.struct('LI');
      list.add(item);
      drawText(pen.pdf, item, 'Lbl', label, x, pen.y);
      const body = pen.pdf.struct('LBody');
      item.add(body);
      drawText(pen.pdf, body, 'P', value, x, pen.y + label.height);
    });
    pen.y += Math.max(...row.map(({ label, value }) => label.height + value.height)) + 1.5 * mm;
  }
  list.end();
}

async function drawSection(pen: Pen, root: Element, section: RecordSection): Promise<void> {
  const { title, note, rows, none } = section;
  const said = note && rows.length ? note : null;
  const wanted = 40 + (said ? 14 : 0) + (rows.length ? leastRoom(section) : 14);
  pen.y += 6 * mm;
  if (wanted > pen.room) pen.turn();
  write(pen, root, 'H2', title, styles.section);
  if (said) write(pen, root, 'P', said, styles.note);
  pen.y += 1 * mm;
  if (rows.length) await drawTable(pen, root, section);
  else write(pen, root, 'P', none, styles.note);
}

/** A text under what was drawn last. */
function write(pen: Pen, root: Element, tag: string, text: string, style: Style): void {
  const made = set(text, style, width);
  if (made.height > pen.room) pen.turn();
  drawText(pen.pdf, root, tag, made, left, pen.y);
  pen.y += made.height;
}

const set = (text: string, style: Style, wide: number) =>
  setText(printable(text, style.face), style, wide, null);

function drawFeet(pdf: Pdf, { foot, page }: RecordWords): void {
  const { start, count } = pdf.bufferedPageRange();
  const { size, colour, face } = styles.foot;
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(start + index);
    const place = set(page(index + 1, count), styles.foot, width);
    const whose = set(foot, styles.foot, width - (place.lines[0]?.width ?? 0) - 8 * mm);
    decorate(pdf, () => {
      pdf.fillColor(colour).fontSize(size).font(face);
      whose.lines.forEach((line, n) => drawRuns(pdf, line.runs, left, n));
      const wide = place.lines[0]?.width ?? 0;
      drawRuns(pdf, place.lines[0]?.runs ?? [], sheetSize.width - left - wide, 0);
    });
  }
}

function drawRuns(
  pdf: Pdf,
  runs: readonly { font: string; text: string; width: number }[],
  from: number,
  line: number
): void {
  let x = from;
  const y = bottom + 7 * mm + line * styles.foot.leading;
  for (const run of runs) {
    pdf.font(run.font).text(run.text, x, y, { lineBreak: false, baseline: 'alphabetic' });
    x += run.width;
  }
}
