import { sql } from 'kysely';
import type { Db } from '#lib/server/db/schema.ts';

type Place = { attemptId: string; personId: string; item: number };

/** Marks an item of an attempt under way to be looked at again, or takes the mark away. */
export async function flagItem(db: Db, place: Place, flagged: boolean, now: Date): Promise<void> {
  await sql`
    update attempt_item set flagged_at = ${flagged ? now : null}::timestamptz
    from attempt join enrolment on enrolment.id = attempt.enrolment_id
    where attempt_item.attempt_id = attempt.id and attempt.id = ${place.attemptId}
      and attempt_item.ordinal = ${place.item} and enrolment.person_id = ${place.personId}
      and attempt.submitted_at is null`.execute(db);
}
