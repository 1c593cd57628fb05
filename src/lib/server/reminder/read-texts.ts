import { sql } from 'kysely';
import { isTextPart, readWords, type Texts } from '#lib/domain/reminder/texts.ts';
import type { Language } from '#lib/domain/language.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';

/** What the agency worded itself, by language. */
export type OwnTexts = Map<Language, Partial<Texts>>;

/** The agency's own words that hold now. One statement. */
export async function readTexts(db: Db | Tx): Promise<OwnTexts> {
  const { rows } = await sql<{ part: string; language: string; words: unknown }>`
    select distinct on (part, language) part, language, words from reminder_text
    order by part, language, seq desc`.execute(db);
  const texts: OwnTexts = new Map();
  for (const { part, language, words } of rows) {
    const read = isTextPart(part) && words !== null ? readWords(part, words) : null;
    if (read) texts.set(language, { ...texts.get(language), [part]: read });
  }
  return texts;
}
