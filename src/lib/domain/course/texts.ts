import type { Language } from '#lib/domain/language.ts';

/** A text in several languages, as `alt` and `caption` stand in media.yaml; `*` is for all. */
export type Texts = Record<Language | '*', string>;

/** The text in the first of the languages that has it; then in English, then in any; else ''. */
export function said(texts: Texts, ...languages: Language[]): string {
  for (const language of [...languages, '*', 'en']) {
    const text = texts[language];
    if (text) return text;
  }
  return Object.values(texts)[0] ?? '';
}
