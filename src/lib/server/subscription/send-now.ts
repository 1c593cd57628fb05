import { sql } from 'kysely';
import type { Db } from '#lib/server/db/schema.ts';
import { queueSending } from './queue-due.ts';

/** Between two wishes to have it now. */
const minutesBetween = 2;

/**
 * Sends one at once, besides its rhythm. `wish`: made with the form, so that a double click is one.
 * `wait`: it has just been sent. Null: the person has ordered no such thing, or it has ended.
 */
export async function sendNow(
  db: Db,
  id: string,
  personId: string,
  wish: string,
  now: Date
): Promise<'queued' | 'wait' | null> {
  return db.transaction().execute(async (tx) => {
    const own = await tx
      .selectFrom('subscription')
      .select('id')
      .where('id', '=', id)
      .where('person_id', '=', personId)
      .where('ended_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!own) return null;
    const period = `now ${wish}`;
    const lately = new Date(now.getTime() - minutesBetween * 60_000);
    const last = await tx
      .selectFrom('sending')
      .select(['period'])
      .where('subscription_id', '=', id)
      .where(sql<boolean>`(period = ${period} or (period like 'now %' and due_at > ${lately}))`)
      .execute();
    if (last.some((one) => one.period === period)) return 'queued';
    if (last.length) return 'wait';
    await queueSending(tx, id, period, now);
    return 'queued';
  });
}
