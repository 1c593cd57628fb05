import { fontFor, fontOf, type Face, type FontName } from './faces.ts';

/** A stretch of text that one font prints. Widths in points. */
export type Run = { font: FontName; text: string; width: number };
export type Line = { runs: Run[]; width: number };

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const han = /\p{Script=Han}/u;

/**
 * A text in lines no wider than `width`, broken at spaces and between Chinese characters; a word
 * wider than a line is broken where it must. Fonts are chosen character by character.
 * Throws UnprintableError.
 */
export function breakLines(text: string, face: Face, size: number, width: number): Line[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text.normalize('NFC').trim(), face, size, width)) {
    const longer = line + piece;
    if (line && measure(longer.trimEnd(), face, size) > width) {
      lines.push(line);
      line = piece.trimStart();
    } else line = longer;
  }
  if (line) lines.push(line);
  return lines.map((one) => toLine(one.trimEnd(), face, size));
}

export function measure(text: string, face: Face, size: number): number {
  return toLine(text, face, size).width;
}

/** What may not be torn apart: a word with its space, a Chinese character, or bits of a long word. */
function pieces(text: string, face: Face, size: number, width: number): string[] {
  const words = text
    .split(/(?<=[\s\u00AD-])|(?=\p{Script=Han})|(?<=\p{Script=Han})/u)
    .filter(Boolean);
  return words.flatMap((word) =>
    !han.test(word) && measure(word.trimEnd(), face, size) > width
      ? [...graphemes.segment(word)].map(({ segment }) => segment)
      : [word]
  );
}

function toLine(text: string, face: Face, size: number): Line {
  const runs: Omit<Run, 'width'>[] = [];
  for (const { segment } of graphemes.segment(text.replace(/\s/g, ' '))) {
    const font = fontFor(segment, face);
    const last = runs.at(-1);
    if (last?.font === font) last.text += segment;
    else runs.push({ font, text: segment });
  }
  const measured = runs.map((run) => ({ ...run, width: widthOf(run, size) }));
  return { runs: measured, width: measured.reduce((sum, run) => sum + run.width, 0) };
}

function widthOf({ font, text }: { font: FontName; text: string }, size: number): number {
  const opened = fontOf(font);
  return (opened.layout(text).advanceWidth / opened.unitsPerEm) * size;
}
