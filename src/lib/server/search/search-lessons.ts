import { wordsOf } from '#lib/domain/search/words-of.ts';
import type { Language } from '#lib/domain/language.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { findScreens, type FoundScreen } from './queries.ts';

export type SearchResult = {
  screens: FoundScreen[];
  /** What was looked for instead, where nothing holds what was typed; null: as it was typed. */
  corrected: string | null;
};

/**
 * Searches the lessons of all courses, in every language they are written in, the reader's first. Where
 * nothing is found, words that no lesson has are taken for the nearest that one has. One statement, or two.
 */
export async function searchLessons(
  db: Db,
  { text, language }: { text: string; language: Language }
): Promise<SearchResult> {
  if (text === '') return { screens: [], corrected: null };
  const words = wordsOf(text).slice(0, mostWords);
  const { screens, near } = await findScreens(db, { text, words, language });
  if (screens.length > 0 || near.size === 0) return { screens, corrected: null };
  const corrected = text.toLowerCase().replace(/[\p{L}\p{M}]+/gu, (word) => near.get(word) ?? word);
  const again = await findScreens(db, { text: corrected, words: [], language });
  return { screens: again.screens, corrected };
}

/** A question to a search box, not a page pasted into it. */
const mostWords = 12;
