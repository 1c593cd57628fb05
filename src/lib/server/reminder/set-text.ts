import type { Language } from '#lib/domain/language.ts';
import {
  problemsOf,
  type TextPart,
  type TextProblem,
  type Words
} from '#lib/domain/reminder/texts.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';

export type TextOutcome = { kind: 'done' } | { kind: 'refused'; problems: TextProblem[] };

export interface TextWish {
  id: string;
  part: TextPart;
  language: Language;
  /** Null: those that come with the house, from now on. */
  words: Words | null;
}

/**
 * Says how a part of the letters is worded in a language from now on. What was said before stays
 * known. The id is made for the form: sent twice, it is set once.
 */
export async function setText(
  db: Db,
  { id, part, language, words }: TextWish,
  by: string,
  now: Date
): Promise<TextOutcome> {
  const problems = words ? problemsOf(part, words) : [];
  if (problems.length) return { kind: 'refused', problems };
  return db.transaction().execute(async (tx): Promise<TextOutcome> => {
    const before = await tx
      .selectFrom('reminder_text')
      .select('words')
      .where('part', '=', part)
      .where('language', '=', language)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const row = { id, part, language, words: words && json(words), made_at: now, made_by: by };
    const added = await tx
      .insertInto('reminder_text')
      .values(row)
      .onConflict((same) => same.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    const details = { part, language, from: before?.words ?? null, to: words };
    if (added)
      await recordEvent(tx, { at: now, by, what: 'reminder-text-set', about: id, details });
    return { kind: 'done' };
  });
}
