import { sql } from 'kysely';
import { graceSeconds, inTime } from '#lib/domain/attempt/clock.ts';
import { readAnswer } from '#lib/domain/question/ask.ts';
import type { Answer, AnswerFields, AnswerProblem } from '#lib/domain/question/question.ts';
import { identificationOf, type Identification } from '#lib/domain/recognition/identification.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { json } from '#lib/server/db/json.ts';
import { identificationOfGiven } from '#lib/server/recognition/keep-identification.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { heardFrom } from '#lib/server/unit/heard-from.ts';
import type { CourseLoader } from './course-loader.ts';
import { posedItem } from './posed-item.ts';

export type GivenAnswer = {
  /** Made on the device: sent twice, it counts once. */
  id: string;
  attemptId: string;
  /** The place in the attempt, from 1. */
  item: number;
  personId: string;
  fields: AnswerFields;
  /** 1 guessing, 2 fairly sure, 3 sure; null: not said. It never changes a mark. */
  confidence: number | null;
  /** From being shown to being answered; null: not known. */
  seconds?: number | null;
  /** The language in which the question was read. */
  language: string;
  /** The device's clock. */
  givenAt: Date;
};

export type Kept =
  | { kind: 'kept' }
  | {
      kind: 'refused';
      reason: 'unknown-item' | 'submitted' | 'too-late' | 'id-taken' | AnswerProblem;
    };

/**
 * Keeps one answer of an attempt under way. Answers are only added: of several to one question the
 * last to arrive counts. Two statements; once it says `kept`, the answer is on disk.
 */
export async function keepAnswer(
  db: Db,
  courses: CourseLoader,
  given: GivenAnswer,
  now: Date
): Promise<Kept> {
  const item = await readItem(db, given);
  if (!item) return { kind: 'refused', reason: 'unknown-item' };
  const course = await courses(item.revision_id);
  const about = { questionId: item.question_id, drawn: item.specimen as Drawn | null };
  const posed = posedItem({ course, revision: item.revision_id }, about);
  const read = readAnswer(posed, given.fields);
  if (read.kind === 'refused') return read;
  const identification = identificationOf(course, posed, read.answer, about.drawn);
  const late = !inTime(item.ends_at, given.givenAt, now);
  const open = !item.submitted_at && !late;
  const said = { answer: read.answer, identification };
  if (open && (await insert(db, given, said, now))) return { kind: 'kept' };
  return wasKept(db, given, late ? 'too-late' : 'submitted');
}

async function readItem(db: Db, { attemptId, item, personId }: GivenAnswer) {
  return db
    .selectFrom('attempt_item')
    .innerJoin('attempt', 'attempt.id', 'attempt_item.attempt_id')
    .innerJoin('enrolment', 'enrolment.id', 'attempt.enrolment_id')
    .select(['revision_id', 'question_id', 'specimen', 'ends_at', 'submitted_at'])
    .where('attempt.id', '=', attemptId)
    .where('attempt_item.ordinal', '=', item)
    .where('enrolment.person_id', '=', personId)
    .executeTakeFirst();
}

/**
 * The lock makes an answer and the submission take turns: what is kept is marked, and what comes
 * after the submission is not kept. Answers do not wait for each other.
 */
async function insert(
  db: Db,
  given: GivenAnswer,
  { answer, identification }: { answer: Answer; identification: Identification | null },
  now: Date
): Promise<boolean> {
  const { personId, confidence, seconds = null, givenAt } = given;
  const identified = identification
    ? identificationOfGiven({ identification, personId, confidence, seconds, givenAt }, now)
    : sql`select from given`;
  const { rows } = await sql`
    with open as (
      select id, enrolment_id, revision_id from attempt
      where id = ${given.attemptId} and submitted_at is null
        and ends_at + make_interval(secs => ${graceSeconds}) >= ${now}
      for share
    ), given as (
    insert into response (id, enrolment_id, attempt_id, revision_id, question_id, question_hash,
      language, answer, confidence, given_at, received_at, specimen)
    select ${given.id}::uuid, open.enrolment_id, open.id, open.revision_id, item.question_id,
      item.question_hash, ${given.language}, ${json(answer)}::jsonb, ${given.confidence}::int,
      ${given.givenAt}::timestamptz, ${now}::timestamptz, item.specimen
    from open join attempt_item as item on item.attempt_id = open.id and item.ordinal = ${given.item}
    on conflict (id) do nothing
    returning id
    ), identified as (${identified}),
    ${heardFrom(personId, now, sql`select from given`)}
    select id from given`.execute(db);
  return rows.length === 1;
}

/** Not added: it was here already (then it is kept, whatever happened since), or it cannot be. */
async function wasKept(db: Db, given: GivenAnswer, otherwise: 'too-late' | 'submitted') {
  const same = await db
    .selectFrom('response')
    .innerJoin('attempt_item as item', (join) =>
      join
        .onRef('item.attempt_id', '=', 'response.attempt_id')
        .onRef('item.question_id', '=', 'response.question_id')
    )
    .select(['item.attempt_id', 'item.ordinal'])
    .where('response.id', '=', given.id)
    .executeTakeFirst();
  if (same?.attempt_id === given.attemptId && same.ordinal === given.item)
    return { kind: 'kept' as const };
  return { kind: 'refused' as const, reason: same ? ('id-taken' as const) : otherwise };
}
