import { said } from '#lib/domain/course/texts.ts';
import type { Language } from '#lib/domain/language.ts';
import type { Glossary } from './glossary.ts';

/** An entry in one language; `other`: the word in English, or in Russian for who reads English. */
export type Entry = {
  id: string;
  term: string;
  other: { language: Language; term: string };
  definition: string;
  sources: string[];
};

/** All entries in the order of the reader's alphabet. */
export function glossaryPage({ terms, sources }: Glossary, language: Language): Entry[] {
  const second = language === 'en' ? 'ru' : 'en';
  const order = new Intl.Collator(language);
  return terms
    .map((one) => ({
      id: one.id,
      term: said(one.term, language),
      other: { language: second, term: said(one.term, second) },
      definition: said(one.definition, language),
      sources: one.source.map((id) => sources[id] ?? id)
    }))
    .sort((a, b) => order.compare(a.term, b.term));
}
