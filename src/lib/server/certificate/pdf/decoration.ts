import { decorate, ink, mm, sheetSize, type Pdf } from './sheet.ts';

/** The strip of the ruler on the left edge. */
export const edgeWidth = 14 * mm;

/**
 * A ruler in real centimetres when printed at full size: what an officer measures horn with, if
 * nothing else is at hand. Zero is 2 mm above the lower edge.
 */
export function drawRuler(pdf: Pdf): void {
  decorate(pdf, () => {
    pdf.lineWidth(0.35 * mm).strokeColor(ink.full);
    pdf.moveTo(edgeWidth, 0).lineTo(edgeWidth, sheetSize.height).stroke();
    for (let tick = 0; tick <= 290; tick++) {
      const y = (295 - tick) * mm;
      const length = tick % 10 === 0 ? 6 : tick % 5 === 0 ? 3.8 : 2.2;
      pdf.lineWidth((tick % 10 === 0 ? 0.32 : 0.18) * mm);
      pdf
        .moveTo(edgeWidth - length * mm, y)
        .lineTo(edgeWidth, y)
        .stroke();
      if (tick && tick % 10 === 0) drawNumber(pdf, String(tick / 10), y);
    }
  });
}

/** The mark of Hornbook: a slab with a lit horn, 31 by 39 in its own units. */
export function drawMark(pdf: Pdf, x: number, y: number, height: number): void {
  decorate(pdf, () => {
    pdf.translate(x, y).scale(height / 39);
    pdf.lineWidth(2.2).strokeColor(ink.full).path(slab).stroke();
    pdf.lineWidth(1).path(lit).fillAndStroke(ink.horn, ink.hornEdge);
  });
}

export function drawRule(pdf: Pdf, x: number, y: number, width: number): void {
  decorate(pdf, () => {
    pdf.lineWidth(0.35 * mm).strokeColor(ink.full);
    pdf
      .moveTo(x, y)
      .lineTo(x + width, y)
      .stroke();
  });
}

function drawNumber(pdf: Pdf, number: string, y: number): void {
  pdf
    .font('sans')
    .fontSize(3 * mm)
    .fillColor(ink.second);
  const x = edgeWidth - 7 * mm - pdf.widthOfString(number);
  pdf.text(number, x, y + 1.1 * mm, { lineBreak: false, baseline: 'alphabetic' });
}

const slab =
  'M4.5 1.5h22a2 2 0 012 2v24a2 2 0 01-2 2H20l-1.2 7a1.5 1.5 0 01-1.5 1h-3.6a1.5 1.5 0 01-1.5-1L11 29.5H4.5a2 2 0 01-2-2v-24a2 2 0 012-2z';
const lit = 'M9.2 25.5l6.3 2c3.8-6 6.600-13.5 4.8-22.5-.9 6.500-5.600 10.500-11.100 20.500z';
