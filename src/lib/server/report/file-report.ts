import { sql } from 'kysely';
import { fits, mostWords, tidyText, type ShownItem } from '#lib/domain/report/report.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db } from '#lib/server/db/schema.ts';

export type Filing = {
  /** Made with the form: sent twice, it is filed once. */
  id: string;
  personId: string;
  shown: ShownItem;
  words: string;
};

export type Filed =
  | { kind: 'filed' }
  /** This person has an open report about the question already. */
  | { kind: 'refused'; reason: 'bad-words' | 'open' };

/** Says to the trainers of a course that an item is wrong. One statement, or one more where it is open. */
export async function fileReport(db: Db, filing: Filing, now: Date): Promise<Filed> {
  const words = tidyText(filing.words);
  if (!fits(words, mostWords)) return { kind: 'refused', reason: 'bad-words' };
  const { shown, personId } = filing;
  const { rows } = await sql`
    insert into report (id, person_id, course_id, revision_id, question_id, question_hash, attempt_id,
      language, seed, specimen, words, made_at)
    values (${filing.id}, ${personId}, ${shown.courseId}, ${shown.revisionId}, ${shown.questionId},
      ${shown.questionHash}, ${shown.attemptId}, ${shown.language}, ${shown.seed},
      ${shown.drawn && json(shown.drawn)}, ${words}, ${now})
    on conflict do nothing returning id`.execute(db);
  return rows.length || (await isFiled(db, filing))
    ? { kind: 'filed' }
    : { kind: 'refused', reason: 'open' };
}

async function isFiled(db: Db, { id, personId }: Filing): Promise<boolean> {
  const same = await db
    .selectFrom('report')
    .select('id')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return same !== undefined;
}
