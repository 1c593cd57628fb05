import type { Texts } from '#lib/domain/course/texts.ts';

/** Words that lessons use and an officer may not know. */
export type Glossary = { terms: Term[]; sources: Record<string, string> };

export type Term = {
  id: string;
  /** The word as it heads its entry, by language. */
  term: Texts;
  /** How else it stands in lessons: other endings, short forms. */
  forms: Record<string, string[]>;
  definition: Texts;
  /** Ids of sources, where the definition states a fact. */
  source: string[];
};
