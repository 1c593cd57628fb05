import { textOf } from '#lib/domain/course/writing/escape.ts';

/** HTML of ours as running text: words of neighbouring blocks do not grow together, drawings say nothing. */
export function plainText(html: string): string {
  const spaced = html
    .replace(/<svg\b[\s\S]*?<\/svg>|<sup\b[\s\S]*?<\/sup>/g, (drawn) =>
      drawn.startsWith('<svg') ? ' ' : ''
    )
    // a name beside its Latin, a switch beside its words: no text stands between, but they are two
    .replaceAll('><', '> <')
    .replace(
      /<\/?(?:p|li|ul|ol|td|th|tr|table|div|section|h\d|dt|dd|dl|figure|figcaption|br|blockquote|label)\b[^>]*>/g,
      ' $& '
    );
  return textOf(spaced).replace(/\s+/gu, ' ');
}
