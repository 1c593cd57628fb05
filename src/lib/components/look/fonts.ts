import type { Language } from '#lib/domain/language.ts';
import sansCyrillic from './fonts/sans-cyrillic.woff2?url';
import sansLatin from './fonts/sans-latin.woff2?url';
import serifCyrillic from './fonts/serif-cyrillic.woff2?url';
import serifLatin from './fonts/serif-latin.woff2?url';

const cyrillic: readonly Language[] = ['ru', 'kk', 'ky', 'tg'];

/** The fonts that every page of a language prints: asked for before the style sheet is read. */
export function fontsOf(language: Language): string[] {
  const latin = [sansLatin, serifLatin];
  return cyrillic.includes(language) ? [sansCyrillic, serifCyrillic, ...latin] : latin;
}
