import { graceSeconds } from '#lib/domain/attempt/clock.ts';
import type { Db } from '#lib/server/db/schema.ts';
import type { CourseLoader } from './course-loader.ts';
import { submitAttempt } from './submit-attempt.ts';

/**
 * Submits attempts whose time and grace are over with what was kept. `personId`: only that
 * person's, done when someone looks. Returns how many were open; the first fault is thrown after
 * all have been tried, so that one broken course does not hold up the others.
 */
export async function finishOverdue(
  db: Db,
  courses: CourseLoader,
  now: Date,
  personId?: string
): Promise<number> {
  const overdue = await db
    .selectFrom('attempt')
    .innerJoin('enrolment', 'enrolment.id', 'attempt.enrolment_id')
    .select(['attempt.id', 'enrolment.person_id'])
    .where('attempt.submitted_at', 'is', null)
    .where('attempt.ends_at', '<', new Date(now.getTime() - graceSeconds * 1000))
    .$if(personId !== undefined, (query) => query.where('enrolment.person_id', '=', personId!))
    .execute();
  const faults: unknown[] = [];
  for (const { id, person_id } of overdue)
    try {
      await submitAttempt(db, courses, { attemptId: id, personId: person_id }, now);
    } catch (fault) {
      faults.push(fault);
    }
  if (faults.length) throw faults[0];
  return overdue.length;
}
