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
  let filled = 0;
  for (const piece of pieces(text.normalize('NFC').trim(), face, size, width)) {
    if (line && filled + measure(piece.trimEnd(), face, size) > width) {
      lines.push(line);
      line = '';
      filled = 0;
    }
    const added = line ? piece : piece.trimStart();
    line += added;
    filled += measure(added, face, size);
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

/** Word by word, as pdfkit draws it: nothing kerns over a space. */
function widthOf({ font, text }: { font: FontName; text: string }, size: number): number {
  const words = text.split(/(?<= )/);
  return words.reduce((sum, word) => sum + emsOf(font, word), 0) * size;
}

// laying a word out costs a hundred times what finding it here does; a record says few words often
const known = new Map<string, number>();

function emsOf(font: FontName, word: string): number {
  const key = `${font} ${word}`;
  let ems = known.get(key);
  if (ems === undefined) {
    const opened = fontOf(font);
    ems = opened.layout(word).advanceWidth / opened.unitsPerEm;
    if (known.size >= 20_000) known.clear();
    known.set(key, ems);
  }
  return ems;
}
