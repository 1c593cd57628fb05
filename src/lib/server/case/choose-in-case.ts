import { currentRun, walkCase } from '#lib/domain/case/play-case.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { playedCases } from './played-cases.ts';

/** `run` and `place`: where the person stood when the page was made; `id` was made with it. */
export type SentChoice = {
  id: string;
  course: string;
  case: string;
  run: number;
  place: number;
  choice: string;
};

export type Chosen = { kind: 'kept' } | { kind: 'refused'; reason: 'unknown' | 'elsewhere' };

/**
 * Keeps one choice. Sent twice it counts once; from a page that was left behind (another device has
 * gone on, or chose otherwise) nothing is kept and the person stands where they are.
 */
export async function chooseInCase(
  db: Db,
  sent: SentChoice,
  personId: string,
  now: Date
): Promise<Chosen> {
  const published = await db
    .selectFrom('course')
    .select('revision_id')
    .where('id', '=', sent.course)
    .executeTakeFirst();
  if (!published?.revision_id) return refused('unknown');
  const { cases } = await loadRevision(db, published.revision_id);
  const one = Object.hasOwn(cases, sent.case) ? cases[sent.case] : undefined;
  if (!one) return refused('unknown');
  const kept = (await playedCases(db, personId, sent.course, [sent.case]))[sent.case];
  const current = currentRun(one, kept ?? { run: 1, choices: [] });
  const isNewRun = current.choices.length > 0 && sent.run === current.run + 1 && sent.place === 0;
  const { run, choices } = isNewRun ? { run: sent.run, choices: [] } : current;
  if (sent.run !== run || sent.place > choices.length) return refused('elsewhere');
  if (sent.place < choices.length)
    return choices[sent.place] === sent.choice ? { kind: 'kept' } : refused('elsewhere');
  const here = one.nodes[walkCase(one, choices).here]!;
  if (!here.choices.some(({ id }) => id === sent.choice)) return refused('unknown');
  // two at once: the table takes one choice a place
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('case_choice')
    .values({
      id: sent.id,
      person_id: personId,
      course_id: sent.course,
      revision_id: published.revision_id,
      case_id: sent.case,
      run,
      place: sent.place,
      choice: sent.choice,
      received_at: now
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? { kind: 'kept' } : refused('elsewhere');
}

const refused = (reason: 'unknown' | 'elsewhere'): Chosen => ({ kind: 'refused', reason });
