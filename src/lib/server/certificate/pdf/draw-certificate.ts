import type { SheetWords } from '#lib/domain/certificate/sheet-words.ts';
import {
  bottom,
  checkHeight,
  checkLeft,
  columnGap,
  left,
  partHeights,
  qrSize,
  rowHeight,
  top,
  width,
  type Composed,
  type Fact
} from './compose.ts';
import { drawMark, drawRule, drawRuler } from './decoration.ts';
import { ink, mm, sheetSize, type Element, type Pdf } from './sheet.ts';
import { drawText } from './text.ts';

/** What is drawn besides the words. `cover`: JPEG on white. */
export type Drawn = {
  composed: Composed;
  own: SheetWords;
  cover: { image: Buffer; width: number; height: number } | null;
  qr: { path: string; size: number };
  url: string;
};

/** Draws the sheet from top to bottom, in the order in which it is read. */
export function drawCertificate(pdf: Pdf, drawn: Drawn): void {
  const page = pdf.struct('Document');
  pdf.addStructure(page);
  drawRuler(pdf);
  const { composed } = drawn;
  const { gap } = composed;
  const heights = partHeights(composed);
  drawHead(pdf, page, drawn);
  let y = top + Math.max(heights.head, 56 * mm) + gap;
  drawRule(pdf, left, y - gap * 0.55, width);
  drawText(pdf, page, 'H2', composed.name, left, y);
  if (composed.unit)
    drawText(pdf, page, 'P', composed.unit, left, y + composed.name.height + gap * 0.25);
  y += heights.who;
  drawRule(pdf, left, y + gap * 0.5, width);
  y += gap * 1.2;
  for (const text of composed.courses) {
    drawText(pdf, page, 'P', text, left, y);
    y += text.height;
  }
  y += gap * 0.4;
  for (const text of composed.said) {
    drawText(pdf, page, 'P', text, left, y);
    y += text.height + gap * 0.4;
  }
  drawFacts(pdf, page, composed, y + gap * 0.6);
  drawCheck(pdf, page, drawn);
  page.end();
}

function drawHead(pdf: Pdf, page: Element, { composed, own, cover }: Drawn): void {
  const size = composed.brand.style.size * 1.6;
  drawMark(pdf, left, top, size);
  const middle = top + (size - composed.brand.height) / 2;
  drawText(pdf, page, 'P', composed.brand, left + size * 0.8 + 3 * mm, middle);
  let y = top + composed.brand.height + composed.gap;
  composed.titles.forEach((title, index) => {
    drawText(pdf, page, index ? 'P' : 'H1', title, left, y);
    y += title.height;
  });
  if (cover) drawCover(pdf, page, cover, own.horn);
}

/** Hung from the upper right corner, 62 mm high or 44 mm wide. */
function drawCover(pdf: Pdf, page: Element, cover: NonNullable<Drawn['cover']>, alt: string): void {
  const scale = Math.min((58 * mm) / cover.height, (44 * mm) / cover.width);
  const size = { width: cover.width * scale, height: cover.height * scale };
  const x = left + width - size.width;
  const y = 14 * mm;
  const bbox: [number, number, number, number] = [x, y, x + size.width, y + size.height];
  const draw = () => pdf.image(cover.image, x, y, size);
  page.add(pdf.struct('Figure', { alt, bbox, placement: 'Block' } as object, [draw]));
}

/** Terms and what they mean here: a list with labels. */
function drawFacts(pdf: Pdf, page: Element, composed: Composed, from: number): void {
  const list = pdf.struct('L');
  page.add(list);
  const step = (width + columnGap) / 3;
  let y = from;
  for (const row of composed.facts) {
    row.forEach((fact, column) => drawFact(pdf, list, fact, left + column * step, y));
    y += rowHeight(row) + composed.gap * 0.5;
  }
  list.end();
}

function drawFact(pdf: Pdf, list: Element, fact: Fact, x: number, y: number): void {
  const item = pdf.struct('LI');
  list.add(item);
  drawText(pdf, item, 'Lbl', fact.label, x, y);
  const body = pdf.struct('LBody');
  item.add(body);
  let at = y + fact.label.height;
  for (const value of fact.values) {
    drawText(pdf, body, 'P', value, x, at);
    at += value.height;
  }
}

/** At the foot of the sheet: the code to scan, the code to type, and what comes of it. */
function drawCheck(pdf: Pdf, page: Element, drawn: Drawn): void {
  const { composed, qr, own, url } = drawn;
  const height = checkHeight(composed);
  let y = sheetSize.height - bottom - height;
  drawRule(pdf, left, y - composed.gap * 0.7, width);
  const bbox: [number, number, number, number] = [left, y, left + qrSize, y + qrSize];
  const draw = () => {
    pdf
      .save()
      .translate(left, y)
      .scale(qrSize / qr.size);
    pdf.path(qr.path).fill(ink.full).restore();
  };
  page.add(pdf.struct('Figure', { alt: own.qr, bbox, placement: 'Block' } as object, [draw]));
  drawLink(pdf, page, drawn, y, url);
  y += composed.code.height;
  for (const { head, texts } of composed.check)
    for (const text of [head, ...texts]) {
      drawText(pdf, page, 'P', text, checkLeft, y);
      y += text.height + (text === head ? 0 : composed.gap * 0.25);
    }
}

function drawLink(pdf: Pdf, page: Element, { composed, own }: Drawn, y: number, url: string): void {
  const paragraph = pdf.struct('P');
  page.add(paragraph);
  const link = pdf.struct('Link');
  paragraph.add(link);
  drawText(pdf, link, 'Span', composed.code, checkLeft, y);
  const wide = composed.code.lines[0]!.width;
  const options = { structParent: link, Contents: new String(`${own.check.head} ${url}`) };
  pdf.link(checkLeft, y, wide, composed.code.height, url, options as never);
}
