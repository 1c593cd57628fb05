import { sql } from 'kysely';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { overseenBy } from '#lib/server/person/overseen.ts';
import type { Db } from '#lib/server/db/schema.ts';

export type Allowing = {
  /** Made where the form was filled in: sent twice, it is allowed once. */
  id: string;
  by: string;
  personId: string;
  /** null: for every course (extra minutes of a person who needs more time). */
  courseId: string | null;
  /** 0 to 10. */
  extraAttempts: number;
  /** 0 to 600, on every later attempt until it is ended. */
  extraMinutes: number;
  reason: string;
};

export type Allowed =
  | { kind: 'allowed' }
  | {
      kind: 'refused';
      reason: 'unknown-person' | 'nothing-allowed' | 'out-of-range' | 'no-reason';
    };

/**
 * Allows a person further attempts or more time than the rule: by a manager over that person or an
 * administrator, with a reason. The minutes of an attempt under way are not changed.
 */
export async function allowExam(db: Db, allowing: Allowing, now: Date): Promise<Allowed> {
  const refusal = refuse(allowing);
  if (refusal) return { kind: 'refused', reason: refusal };
  return db.transaction().execute(async (tx) => {
    const { rows: persons } = await sql`
      select id from person where id = ${allowing.personId}
        and ${overseenBy(allowing.by, sql`person.id`, now)}`.execute(tx);
    if (!persons.length) return { kind: 'refused', reason: 'unknown-person' };
    const added = await tx
      .insertInto('exam_allowance')
      .values({
        id: allowing.id,
        person_id: allowing.personId,
        course_id: allowing.courseId,
        extra_minutes: allowing.extraMinutes,
        extra_attempts: allowing.extraAttempts,
        made_at: now,
        made_by: allowing.by,
        reason: allowing.reason.trim()
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute();
    const { courseId: course, extraAttempts, extraMinutes } = allowing;
    const details = { course, extraAttempts, extraMinutes, reason: allowing.reason.trim() };
    if (added.length)
      await recordEvent(tx, {
        at: now,
        by: allowing.by,
        what: 'exam-allowed',
        about: allowing.personId,
        details
      });
    return { kind: 'allowed' };
  });
}

function refuse({ extraAttempts, extraMinutes, reason }: Allowing) {
  if (!whole(extraAttempts, 10) || !whole(extraMinutes, 600)) return 'out-of-range';
  if (extraAttempts === 0 && extraMinutes === 0) return 'nothing-allowed';
  return reason.trim().length < 3 ? 'no-reason' : null;
}

function whole(number: number, most: number): boolean {
  return Number.isInteger(number) && number >= 0 && number <= most;
}
