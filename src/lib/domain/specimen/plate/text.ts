/** Text as it stands in XML. */
export const xml = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!
  );

/**
 * Lines no wider than `width`. Letters are reckoned by their kind, since nobody can measure them here: a
 * Chinese one is as wide as high, a Cyrillic one a little wider than a Latin one.
 */
export function wrap(text: string, size: number, width: number): string[] {
  const words = text.match(/[\u2e80-\uffef][。，；、]?|[^ \n\u2e80-\uffef]+[ \n]*/g) ?? [];
  const lines = [''];
  for (const word of words) {
    const line = lines.at(-1)! + word;
    if (lines.at(-1) && widthOf(line.trimEnd(), size) > width) lines.push(word);
    else lines[lines.length - 1] = line;
  }
  return lines.map((line) => line.trimEnd());
}

export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + size * shareOf(letter), 0);
}

function shareOf(letter: string): number {
  if (/[\u2e80-\uffef]/.test(letter)) return 1;
  if (/[\u0400-\u04ff]/.test(letter)) return /[жмшщюфыӣ]/i.test(letter) ? 0.8 : 0.6;
  if (/[ilj.,;:'|!() ]/.test(letter)) return 0.32;
  return /[mwMW]|[A-Z]/.test(letter) ? 0.76 : 0.55;
}

export function lines(
  at: { x: number; y: number },
  texts: string[],
  step: number,
  attributes = ''
): string {
  const spans = texts.map(
    (text, i) => `<tspan x="${at.x}" dy="${i ? step : 0}">${xml(text)}</tspan>`
  );
  return `<text x="${at.x}" y="${at.y}" ${attributes}>${spans.join('')}</text>`;
}
