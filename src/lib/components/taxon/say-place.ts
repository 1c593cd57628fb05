import type { Language } from '#lib/domain/language.ts';

/** A country by its two letters, in the reader's language; what is no country stays as it is written. */
export function sayPlace(place: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(place)) return place;
  return new Intl.DisplayNames([language, 'en'], { type: 'region' }).of(place) ?? place;
}
