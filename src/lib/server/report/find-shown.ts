import { sql } from 'kysely';
import type { ShownItem } from '#lib/domain/report/report.ts';
import type { Course } from '#lib/domain/course/course.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';

export type Found = { shown: ShownItem; course: Course };

type Reader = { personId: string; language: string };

/**
 * A question of a module as this person saw it last: answered, else waiting for an answer, else as it
 * stands. null: it is asked in no module. One statement.
 */
export async function shownInModule(
  db: Db,
  { personId, language }: Reader,
  courseId: string,
  questionId: string
): Promise<Found | null> {
  const { rows } = await sql<{ revision: string; specimen: Drawn | null }>`
    select coalesce(last.revision_id, course.revision_id) as revision,
      coalesce(waiting.specimen, last.specimen) as specimen
    from course
    left join lateral (
      select s.revision_id, s.specimen
      from enrolment e join response s on s.enrolment_id = e.id
      where e.person_id = ${personId} and e.course_id = course.id
        and s.question_id = ${questionId} and s.attempt_id is null
      order by s.seq desc limit 1) last on true
    left join specimen_draw waiting on waiting.person_id = ${personId}
      and waiting.revision_id = course.revision_id and waiting.question_id = ${questionId}
      and waiting.answered_at is null and last.revision_id is null
    where course.id = ${courseId} and course.revision_id is not null`.execute(db);
  const row = rows[0];
  if (!row) return null;
  const course = await loadRevision(db, row.revision);
  const shown = { courseId, revisionId: row.revision, questionId, attemptId: null, language };
  const question = questionIn(course, questionId);
  if (question?.place !== 'module') return null;
  const as = { questionHash: question.hash, seed: personId, drawn: row.specimen };
  return { course, shown: { ...shown, ...as } };
}

/** An item of an exam that this person has submitted; null: there is none. One statement. */
export async function shownInExam(
  db: Db,
  { personId, language }: Reader,
  attemptId: string,
  item: number
): Promise<Found | null> {
  const row = await db
    .selectFrom('attempt_item')
    .innerJoin('attempt', 'attempt.id', 'attempt_item.attempt_id')
    .innerJoin('enrolment', 'enrolment.id', 'attempt.enrolment_id')
    .select(['course_id', 'revision_id', 'question_id', 'question_hash', 'seed', 'specimen'])
    .where('attempt.id', '=', attemptId)
    .where('attempt_item.ordinal', '=', item)
    .where('attempt.submitted_at', 'is not', null)
    .where('enrolment.person_id', '=', personId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    course: await loadRevision(db, row.revision_id),
    shown: {
      courseId: row.course_id,
      revisionId: row.revision_id,
      questionId: row.question_id,
      questionHash: row.question_hash,
      ...{ attemptId, language, seed: row.seed, drawn: row.specimen as Drawn | null }
    }
  };
}

const questionIn = ({ questions }: Course, id: string) =>
  Object.hasOwn(questions, id) ? questions[id] : undefined;
