import { sql } from 'kysely';
import type { Course } from '#lib/domain/course/course.ts';
import type { StartFacts } from '#lib/domain/attempt/may-start.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';

/** What a start is decided from, and what it needs to be made. */
export type ExamFacts = StartFacts & {
  /** null: the course was never opened. */
  enrolmentId: string | null;
  attempts: NumberedAttempt[];
  certificate: { expiresAt: Date | null; revisionId: string } | null;
  /** Question ids of the earlier attempts, oldest first. */
  drawnBefore: string[][];
  /** Individuals that the earlier attempts showed. */
  shownBefore: Drawn[];
};

export type NumberedAttempt = StartFacts['attempts'][number] & {
  number: number;
  /** It was the shorter exam of a renewal. */
  isRenewal: boolean;
};

/** Everything about a person and the exam of a course. One statement. */
export async function readExamFacts(
  db: Db | Tx,
  personId: string,
  course: Course,
  now: Date
): Promise<ExamFacts> {
  const { rows } = await sql<FactsRow>`
    select
      enrolment.id as enrolment_id,
      array(select module_id from module_progress
        where enrolment_id = enrolment.id and done_at is not null) as done,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'id', attempt.id, 'number', attempt.number, 'startedAt', attempt.started_at,
          'endsAt', attempt.ends_at, 'submittedAt', attempt.submitted_at, 'passed', attempt.passed,
          'isRenewal', attempt.rule ? 'renewal',
          'specimens', (select coalesce(jsonb_agg(specimen), '[]') from attempt_item
            where attempt_id = attempt.id and specimen is not null),
          'questions', (select jsonb_agg(question_id order by ordinal) from attempt_item
            where attempt_id = attempt.id)
        ) order by attempt.number), '[]') from attempt
        where attempt.enrolment_id = enrolment.id) as attempts,
      (select coalesce(jsonb_agg(jsonb_build_object('extraAttempts', extra_attempts,
          'extraMinutes', extra_minutes, 'madeAt', made_at) order by made_at), '[]')
        from exam_allowance where exam_allowance.person_id = ${personId} and ended_at is null
          and (course_id = ${course.id} or course_id is null)) as allowances,
      (select jsonb_build_object('expiresAt', expires_at, 'revisionId', revision_id) from certificate
        where certificate.person_id = ${personId} and certificate.course_id = ${course.id}
          and (expires_at is null or expires_at > ${now})
          and not exists (select from revocation where certificate_id = certificate.id)
        order by issued_at desc limit 1) as certificate
    from (values (1)) as one
    left join enrolment on enrolment.person_id = ${personId} and enrolment.course_id = ${course.id}
  `.execute(db);
  return toFacts(rows[0]!, course);
}

function toFacts(row: FactsRow, course: Course): ExamFacts {
  return {
    enrolmentId: row.enrolment_id,
    rule: course.exam,
    modules: course.modules.map(({ id }) => ({ id, done: row.done.includes(id) })),
    attempts: row.attempts.map((attempt) => ({
      id: attempt.id,
      number: attempt.number,
      startedAt: new Date(attempt.startedAt),
      endsAt: new Date(attempt.endsAt),
      submittedAt: attempt.submittedAt ? new Date(attempt.submittedAt) : null,
      passed: attempt.passed,
      isRenewal: attempt.isRenewal
    })),
    allowances: row.allowances.map((one) => ({ ...one, madeAt: new Date(one.madeAt) })),
    certificate: row.certificate && {
      revisionId: row.certificate.revisionId,
      expiresAt: row.certificate.expiresAt ? new Date(row.certificate.expiresAt) : null
    },
    drawnBefore: row.attempts.map((attempt) => attempt.questions),
    shownBefore: row.attempts.flatMap((attempt) => attempt.specimens)
  };
}

/** Times inside jsonb come as ISO text. */
interface FactsRow {
  enrolment_id: string | null;
  done: string[];
  attempts: {
    id: string;
    number: number;
    startedAt: string;
    endsAt: string;
    submittedAt: string | null;
    passed: boolean | null;
    isRenewal: boolean;
    questions: string[];
    specimens: Drawn[];
  }[];
  allowances: { extraAttempts: number; extraMinutes: number; madeAt: string }[];
  certificate: { expiresAt: string | null; revisionId: string } | null;
}
