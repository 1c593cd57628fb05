import { sql } from 'kysely';
import type { Attempt, AttemptItem } from '#lib/domain/attempt/attempt.ts';
import type { Result } from '#lib/domain/attempt/result.ts';
import type { ExamRule } from '#lib/domain/course/exam-rule.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** An attempt of this person with its items and answers; null: there is none. One statement. */
export async function attemptOf(db: Db, id: string, personId: string): Promise<Attempt | null> {
  const { rows } = await sql<AttemptRow>`
    select attempt.*, enrolment.course_id,
      (select id from certificate where attempt_id = attempt.id) as certificate_id,
      (select jsonb_agg(jsonb_build_object(
          'number', item.ordinal, 'questionId', item.question_id, 'drawn', item.specimen,
          'flagged', item.flagged_at is not null, 'answer', last.answer,
          'confidence', last.confidence, 'receivedAt', last.received_at,
          'correctedBy', (select revision_id from key_correction where id = item.correction_id),
          'verdict', (select verdict from mark where response_id = last.id
            order by marked_at desc limit 1)
        ) order by item.ordinal)
        from attempt_item as item
        left join lateral (
          select response.id, response.answer, response.confidence, response.received_at
          from response
          where response.attempt_id = item.attempt_id and response.question_id = item.question_id
          order by response.seq desc limit 1
        ) as last on true
        where item.attempt_id = attempt.id) as items,
      (select coalesce(jsonb_agg(jsonb_build_object('at', made_at, 'before', before,
          'after', after) order by made_at), '[]')
        from result_correction where attempt_id = attempt.id) as corrections
    from attempt join enrolment on enrolment.id = attempt.enrolment_id
    where attempt.id = ${id} and enrolment.person_id = ${personId}`.execute(db);
  return rows[0] ? toAttempt(rows[0]) : null;
}

type AttemptRow = {
  id: string;
  number: number;
  course_id: string;
  revision_id: string;
  rule: ExamRule;
  seed: string;
  started_at: Date;
  ends_at: Date;
  submitted_at: Date | null;
  result: Result | null;
  item: number;
  certificate_id: string | null;
  corrections: { at: string; before: Result; after: Result }[];
  /** Times inside jsonb come as ISO text. */
  items: (Omit<AttemptItem, 'given'> & {
    answer: NonNullable<AttemptItem['given']>['answer'] | null;
    confidence: 1 | 2 | 3 | null;
    receivedAt: string;
  })[];
};

function toAttempt(row: AttemptRow): Attempt {
  return {
    id: row.id,
    number: row.number,
    courseId: row.course_id,
    revisionId: row.revision_id,
    rule: row.rule,
    seed: row.seed,
    startedAt: row.started_at,
    endsAt: row.ends_at,
    submittedAt: row.submitted_at,
    result: row.result,
    at: row.item,
    items: row.items.map(({ answer, confidence, receivedAt, ...item }) => ({
      ...item,
      given: answer && { answer, confidence, receivedAt: new Date(receivedAt) }
    })),
    certificateId: row.certificate_id,
    corrections: row.corrections.map(({ at, ...one }) => ({ at: new Date(at), ...one }))
  };
}
