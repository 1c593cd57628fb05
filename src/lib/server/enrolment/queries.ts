import { sql } from 'kysely';
import type { Db } from '#lib/server/db/schema.ts';
import {
  responseColumns,
  toResponse,
  type KeptResponse,
  type ResponseRow
} from '#lib/server/response/response-row.ts';
import type { OpenDraw } from '#lib/server/specimen/draw-practice.ts';
import { notBegun, type OpenedModule, type Standing } from '#lib/domain/enrolment/standing.ts';

/** A published course and how far one person is in it. */
export type MyCourse = {
  courseId: string;
  revision: { id: string; number: number; publishedAt: Date };
  /** null: this person has never opened it. */
  enrolmentId: string | null;
  standing: Standing;
};

/** All published courses with where this person stands in each. One statement. */
export async function myCourses(db: Db, personId: string): Promise<MyCourse[]> {
  const { rows } = await sql<CourseRow>`
    select ${about}, ${progress},
      coalesce((select json_agg(distinct s.question_id) from response s
                where s.enrolment_id = e.id and s.attempt_id is null), '[]') as answered
    from course c
    join revision r on r.id = c.revision_id
    left join enrolment e on e.course_id = c.id and e.person_id = ${personId}
    order by c.created_at, c.id`.execute(db);
  return rows.map(toMyCourse);
}

/**
 * One published course with this person's standing, last answer to each question, and the individuals
 * that wait for an answer; null: there is no such course. One statement.
 */
export async function courseInHand(
  db: Db,
  personId: string,
  courseId: string
): Promise<(MyCourse & { answers: KeptResponse[]; draws: OpenDraw[] }) | null> {
  const { rows } = await sql<
    Omit<CourseRow, 'answered'> & { answers: ResponseRow[]; draws: OpenDraw[] }
  >`
    select ${about}, ${progress},
      coalesce((select json_agg(a) from (
        select distinct on (s.question_id) ${responseColumns}
        from response s join mark k on k.response_id = s.id
        where s.enrolment_id = e.id and s.attempt_id is null
        order by s.question_id, s.seq desc, k.marked_at desc) a), '[]') as answers,
      coalesce((select json_agg(json_build_object(
          'id', d.id, 'question', d.question_id, 'specimen', d.specimen))
        from specimen_draw d where d.person_id = ${personId} and d.revision_id = r.id
          and d.answered_at is null), '[]') as draws
    from course c
    join revision r on r.id = c.revision_id
    left join enrolment e on e.course_id = c.id and e.person_id = ${personId}
    where c.id = ${courseId}`.execute(db);
  const row = rows[0];
  if (!row) return null;
  const answered = row.answers.map((answer) => answer.question_id);
  return {
    ...toMyCourse({ ...row, answered }),
    answers: row.answers.map(toResponse),
    draws: row.draws
  };
}

// the revision in force, and the enrolment as far as there is one
const about = sql`c.id as course_id, r.id as revision_id, r.number, r.published_at,
  e.id as enrolment_id, e.module_id, e.step, e.seen_at`;

const progress = sql`
  coalesce((select json_agg(json_build_object('id', p.module_id, 'step', p.step, 'doneAt', p.done_at))
            from module_progress p where p.enrolment_id = e.id), '[]') as modules`;

type CourseRow = {
  course_id: string;
  revision_id: string;
  number: number;
  published_at: Date;
  enrolment_id: string | null;
  module_id: string | null;
  step: number | null;
  seen_at: Date | null;
  modules: { id: string; step: number; doneAt: string | null }[];
  answered: string[];
};

function toMyCourse(row: CourseRow): MyCourse {
  return {
    courseId: row.course_id,
    revision: { id: row.revision_id, number: row.number, publishedAt: row.published_at },
    enrolmentId: row.enrolment_id,
    standing: row.enrolment_id === null ? notBegun : toStanding(row)
  };
}

const toStanding = (row: CourseRow): Standing => ({
  place: row.module_id && row.step ? { module: row.module_id, step: row.step } : null,
  seenAt: row.seen_at,
  modules: row.modules.map(({ id, step, doneAt }): OpenedModule => ({
    id,
    step,
    doneAt: doneAt ? new Date(doneAt) : null
  })),
  answered: new Set(row.answered)
});
