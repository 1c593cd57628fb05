import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Course } from '#lib/domain/course/course.ts';
import type { Identification } from '#lib/domain/recognition/identification.ts';
import { reviewed } from '#lib/domain/practice/review-card.ts';
import type { Answer, Mark, Question } from '#lib/domain/question/question.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import type { SentResponse } from '#lib/domain/response/response.ts';
import { json } from '#lib/server/db/json.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import { countMarks } from '#lib/server/recognition/count-marks.ts';
import { identificationOfGiven } from '#lib/server/recognition/keep-identification.ts';
import { cardOf, keepCard, toCard, type CardRow } from '#lib/server/practice/keep-card.ts';
import { heardFrom } from '#lib/server/unit/heard-from.ts';

export type ToKeep = {
  sent: SentResponse;
  personId: string;
  course: Course;
  question: Question;
  answer: Answer;
  marked: Mark;
  /** The individual it was asked about, and the draw that says so. */
  drawn: { id: string; specimen: Drawn } | null;
  /** What it says of telling things apart; null: the question asks nothing of that. */
  identification: Identification | null;
};

/**
 * Keeps an answer, its mark and what it moves in the module. False: there is a response with this id
 * or to this individual already, and nothing was written. Three statements, the
 * last for the review card; one more for the sums that a question of telling things apart adds to.
 */
export async function keepResponse(tx: Tx, toKeep: ToKeep, now: Date): Promise<boolean> {
  const { sent, personId, course, question, answer, marked, drawn, identification } = toKeep;
  const module = course.modules.find(({ id }) => id === question.module)!;
  const others = module.questions.map(({ id }) => id).filter((id) => id !== question.id);
  const givenAt = dayOf(sent.givenAt, now);

  // Enrols who answers first. The row stands for everything a person does in a course: whoever
  // answers the last two questions of a module at once waits here, and the second sees the first.
  const enrolment = await sql<{ id: string }>`
    insert into enrolment (id, person_id, course_id, started_at, module_id, step, seen_at)
    values (${randomUUID()}, ${personId}, ${course.id}, ${now}, ${module.id}, ${question.step}, ${now})
    on conflict (person_id, course_id) do update set seen_at = excluded.seen_at
    returning id`.execute(tx);
  const enrolmentId = enrolment.rows[0]!.id;
  // read after the lock, or of two answers at once the second would forget the first
  const taxon = question.kind === 'identify' ? drawn?.specimen.taxon : undefined;
  const about = { personId, courseId: course.id, questionId: question.id, about: taxon ?? '' };

  const markId = randomUUID();
  const { confidence, seconds = null } = sent;
  const identified = identification
    ? identificationOfGiven({ identification, personId, confidence, seconds, givenAt }, now)
    : sql`select from given`;

  const given = await sql<{ id: string; card: CardRow | null }>`
    with given as (
      insert into response (id, enrolment_id, revision_id, module_id, question_id, question_hash,
        language, answer, confidence, given_at, received_at, specimen, draw_id)
      values (${sent.id}, ${enrolmentId}, ${sent.revision}, ${module.id}, ${question.id},
        ${question.hash}, ${sent.language}, ${json(answer)}, ${sent.confidence}, ${givenAt}, ${now},
        ${drawn && json(drawn.specimen)}, ${drawn?.id ?? null})
      on conflict do nothing
      returning id),
    marked as (
      insert into mark (id, response_id, points, points_of, verdict, decided, marked_at)
      select ${markId}::uuid, id, ${marked.points * question.points}::real,
        ${question.points}::real, ${marked.verdict}, ${marked.decide ?? null}, ${now}::timestamptz
      from given),
    identified as (${identified}),
    ${heardFrom(personId, now, sql`select from given`)},
    used as (
      update specimen_draw set answered_at = ${now}
      where id = ${drawn?.id ?? null} and exists (select from given)),
    moved as (
      insert into module_progress as kept (enrolment_id, module_id, step, steps, done_at)
      select ${enrolmentId}::uuid, ${module.id}, ${question.step}::int, ${module.steps}::int,
        case when ${question.step}::int >= ${module.steps}::int and ${allOf(enrolmentId, others)}
        then ${now}::timestamptz end
      from given
      on conflict (enrolment_id, module_id) do update set
        step = greatest(kept.step, excluded.step),
        done_at = coalesce(kept.done_at,
          case when greatest(kept.step, excluded.step) >= kept.steps and ${allOf(enrolmentId, others)}
          then ${now}::timestamptz end))
    select id, ${cardOf(about)} as card from given`.execute(tx);
  if (!given.rows[0]) return false;
  const { card } = given.rows[0];
  if (identification) await countMarks(tx, [markId]);
  await keepCard(tx, about, reviewed(card && toCard(card), marked.verdict, givenAt));
  return true;
}

const allOf = (enrolmentId: string, questions: string[]) => sql`
  (select count(distinct question_id) from response
   where enrolment_id = ${enrolmentId} and attempt_id is null and question_id = any(${questions}))
  >= ${questions.length}::int`;

/** The device's clock, unless it says nothing or the future. */
function dayOf(givenAt: string | null, now: Date): Date {
  const at = new Date(givenAt ?? NaN);
  return at.getTime() > 0 && at < now ? at : now;
}
