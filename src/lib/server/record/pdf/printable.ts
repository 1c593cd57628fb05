import { fontFor, UnprintableError, type Face } from '#lib/server/certificate/pdf/faces.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The text with what no font can draw named by its number, as [U+1F98C]: a record is not refused for
 * a sign in somebody's remark, and nothing in it is left out.
 */
export function printable(text: string, face: Face): string {
  if (/^[\p{Script=Latin}\p{Script=Cyrillic}\p{N}\s.,:;()–-]*$/u.test(text)) return text;
  return [...graphemes.segment(text.normalize('NFC'))]
    .map(({ segment }) =>
      /\s/.test(segment) || hasGlyph(segment, face) ? segment : named(segment)
    )
    .join('');
}

function hasGlyph(segment: string, face: Face): boolean {
  try {
    fontFor(segment, face);
    return true;
  } catch (fault) {
    if (fault instanceof UnprintableError) return false;
    throw fault;
  }
}

const named = (segment: string): string =>
  `[${[...segment].map((one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase()}`).join(' ')}]`;
