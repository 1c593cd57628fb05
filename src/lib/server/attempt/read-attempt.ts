import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { isOverdue } from '#lib/domain/attempt/clock.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { coursesOf } from './course-loader.ts';
import { attemptOf } from './queries.ts';
import { submitAttempt } from './submit-attempt.ts';

/**
 * An attempt as it stands now: one whose time ran out is closed before it is shown. null: this
 * person has no such attempt. One statement, unless there is something to close.
 */
export async function readAttempt(
  db: Db,
  attemptId: string,
  personId: string,
  now: Date
): Promise<Attempt | null> {
  const attempt = await attemptOf(db, attemptId, personId);
  if (!attempt || attempt.submittedAt || !isOverdue(attempt.endsAt, now)) return attempt;
  await submitAttempt(db, coursesOf(db), { attemptId, personId }, now);
  return attemptOf(db, attemptId, personId);
}
