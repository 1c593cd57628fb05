/**
 * Whether two short answers say the same, whatever keyboard they were typed on: case, accents
 * (with them ё/е and й/и), spaces, hyphens and apostrophes, full-width letters, and Cyrillic
 * letters that look like Latin ones are forgiven. Nothing else is: another word is another answer.
 */
export function sameWords(a: string, b: string): boolean {
  const bare = bareWords(a);
  return bare !== '' && bare === bareWords(b);
}

function bareWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[а-яіїјѕһԛԝ]/gu, (letter) => twins[letter] ?? letter);
}

// After lower case; only letters that cannot be told apart in print.
const twins: Record<string, string> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  һ: 'h',
  ԛ: 'q',
  ԝ: 'w'
};
