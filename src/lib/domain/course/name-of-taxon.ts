import type { Language } from '#lib/domain/language.ts';
import type { Taxon } from './taxon.ts';

/** The first name in the reader's language, else in English, else the Latin one. */
export function nameOfTaxon(
  { id, latin, names }: Pick<Taxon, 'id' | 'latin' | 'names'>,
  language: Language
): string {
  const name = (names[language] ?? names['en'])?.[0] ?? (latin || id);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
