import type { Piece } from '#lib/domain/question/reading/raw-question.ts';

const image = /!\[([^\]]*)\]\(\s*([^)\s]+)(?:\s+"[^"]*")?\s*\)/g;

/** The last picture of a stem: it is the one to tap on. */
export function tapPicture(stem: Piece): { path: string; alt: string; line: number } | null {
  const found = [...stem.text.matchAll(image)].at(-1);
  if (!found) return null;
  const line = stem.line + stem.text.slice(0, found.index).split('\n').length - 1;
  return { path: found[2]!, alt: found[1]!, line };
}

/** The stem without that picture: the page draws it itself. */
export function withoutTapPicture(stem: Piece): Piece {
  const found = [...stem.text.matchAll(image)].at(-1);
  if (!found) return stem;
  const { index } = found;
  const text = stem.text.slice(0, index) + stem.text.slice(index + found[0].length);
  return { ...stem, text };
}
