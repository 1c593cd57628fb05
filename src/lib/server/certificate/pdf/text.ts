import { breakLines, type Line } from './break-lines.ts';
import type { Face } from './faces.ts';
import type { Element, Pdf } from './sheet.ts';

/** How a text is set: size and leading in points. */
export type Style = { face: Face; size: number; leading: number; colour: string };

/** A text broken into lines, ready to be drawn anywhere. */
export type Text = { lines: Line[]; style: Style; height: number; lang: string | null };

export function setText(text: string, style: Style, width: number, lang: string | null): Text {
  const lines = breakLines(text, style.face, style.size, width);
  return { lines, style, height: lines.length * style.leading, lang };
}

/** The largest of the sizes in which the text takes no more than `most` lines; else the smallest. */
export function fitText(
  text: string,
  styles: readonly Style[],
  width: number,
  most: number,
  lang: string | null
): Text {
  const all = styles.map((style) => setText(text, style, width, lang));
  return all.find(({ lines }) => lines.length <= most) ?? all.at(-1)!;
}

/** Draws a text with its upper left corner at x, y, as the element `tag` of `parent`. */
export function drawText(
  pdf: Pdf,
  parent: Element,
  tag: string,
  text: Text,
  x: number,
  y: number
): void {
  const { style } = text;
  const options = text.lang ? { lang: text.lang } : {};
  const draw = () => {
    pdf.fillColor(style.colour).fontSize(style.size);
    text.lines.forEach((line, index) => drawLine(pdf, line, x, y + baseline(style, index)));
  };
  parent.add(pdf.struct(tag as 'P', options, [draw]));
}

/** Lines end in a space, else the words of two lines are read as one. */
function drawLine(pdf: Pdf, line: Line, x: number, y: number): void {
  let at = x;
  line.runs.forEach((run, index) => {
    const text = index === line.runs.length - 1 ? `${run.text} ` : run.text;
    pdf.font(run.font).text(text, at, y, { lineBreak: false, baseline: 'alphabetic' });
    at += run.width;
  });
}

/** The letters stand in the middle of their leading. */
function baseline({ size, leading }: Style, line: number): number {
  return line * leading + (leading - size) / 2 + size * 0.8;
}
