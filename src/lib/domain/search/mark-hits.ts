/** A piece of text, found or not: pages print pieces as text, so whatever stands in them is harmless. */
export type Piece = { text: string; hit: boolean };

// Characters that no text of a course holds: private use, chosen by us.
export const hitFrom = '\ue000';
export const hitTo = '\ue001';

/** Cuts a headline of PostgreSQL, whose hits stand between the two marks, into pieces. */
export function markHits(headline: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [index, part] of headline.split(hitFrom).entries()) {
    const [hit, ...rest] = index === 0 ? ['', part] : part.split(hitTo);
    if (hit) pieces.push({ text: hit, hit: true });
    const text = rest.join('').replaceAll(hitTo, '');
    if (text) pieces.push({ text, hit: false });
  }
  return pieces;
}
