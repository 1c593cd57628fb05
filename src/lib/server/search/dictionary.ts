import type { Language } from '#lib/domain/language.ts';

/** PostgreSQL's own stemmers; for other languages words are taken as they are written. */
export const dictionaryOf = (language: Language): 'english' | 'russian' | 'simple' =>
  language === 'en' ? 'english' : language === 'ru' ? 'russian' : 'simple';
