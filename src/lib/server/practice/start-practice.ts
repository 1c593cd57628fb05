import { randomUUID } from 'node:crypto';
import { candidatesOf } from '#lib/domain/practice/candidate.ts';
import {
  chooseBurst,
  chooseDaily,
  choosePair,
  type Chosen,
  type Pair
} from '#lib/domain/practice/choose-items.ts';
import { isOpen, type PracticeKind } from '#lib/domain/practice/practice.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { cardsOf, lastPractice, practiceOf, type CourseCards } from './queries.ts';

export type PracticeStart = {
  /** Made with the page that asks: sent twice, it begins once. */
  id: string;
  personId: string;
  kind: PracticeKind;
  /** null: of all courses. */
  courseId: string | null;
  /** Of a pair: what it is called, and what it is. */
  pair?: Pair & { id: string };
};

export type PracticeStarted =
  { kind: 'started'; practiceId: string } | { kind: 'refused'; reason: 'nothing-to-ask' };

/**
 * Begins a practice: its items are chosen now and kept, so that it goes on at the same place on any
 * device. One of the same kind that is still open goes on instead; another one is stopped by this.
 */
export async function startPractice(
  db: Db,
  start: PracticeStart,
  now: Date
): Promise<PracticeStarted> {
  const known = await cardsOf(db, start.personId);
  const chosen = await choose(db, known, start, now);
  const revisions = new Map(known.map(({ courseId, revisionId }) => [courseId, revisionId]));
  return db.transaction().execute(async (tx) => {
    await lockStarter(tx, start.personId);
    const open = await lastPractice(tx, start.personId);
    const goesOn = open && isOpen(open, now) && open.kind === start.kind && start.kind !== 'pair';
    if (open && (open.id === start.id || (goesOn && open.courseId === start.courseId)))
      return { kind: 'started', practiceId: open.id };
    if (await practiceOf(tx, start.personId, start.id))
      return { kind: 'started', practiceId: start.id };
    if (chosen.length === 0) return { kind: 'refused', reason: 'nothing-to-ask' };
    await stopOpen(tx, start.personId, now);
    await insertPractice(tx, start, chosen, revisions, now);
    return { kind: 'started', practiceId: start.id };
  });
}

const nothing: Pair = { questions: [], taxa: [] };

async function choose(
  db: Db,
  known: CourseCards[],
  { id, kind, courseId, pair }: PracticeStart,
  now: Date
): Promise<Chosen[]> {
  const asked = known.filter((one) => courseId === null || one.courseId === courseId);
  const candidates = await Promise.all(
    asked.map(async (one) => candidatesOf(await loadRevision(db, one.revisionId), one.cards))
  );
  if (kind === 'pair') return choosePair(candidates.flat(), pair ?? nothing, id, now);
  return (kind === 'burst' ? chooseBurst : chooseDaily)(candidates.flat(), id, now);
}

/** The quarrel is about the person's one open practice. */
async function lockStarter(tx: Tx, personId: string): Promise<void> {
  await tx
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

async function stopOpen(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('practice')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
}

async function insertPractice(
  tx: Tx,
  { id, personId, kind, courseId, pair }: PracticeStart,
  chosen: readonly Chosen[],
  revisions: ReadonlyMap<string, string>,
  now: Date
): Promise<void> {
  await tx
    .insertInto('practice')
    .values({
      ...{ id, kind, person_id: personId, course_id: courseId, started_at: now },
      pair: kind === 'pair' ? (pair?.id ?? '') : null
    })
    .execute();
  await tx
    .insertInto('practice_item')
    .values(
      chosen.map(({ course, question, about, card }, index) => ({
        id: randomUUID(),
        practice_id: id,
        ordinal: index + 1,
        course_id: course,
        revision_id: revisions.get(course)!,
        question_id: question,
        about,
        stability: card.stability
      }))
    )
    .execute();
}
