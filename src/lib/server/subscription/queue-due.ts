import { randomUUID } from 'node:crypto';
import { nextAfter, type Rhythm } from '#lib/domain/subscription/rhythm.ts';
import { isoDay } from '#lib/domain/time/say-time.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { queueJob } from '#lib/server/job/queue-job.ts';

/**
 * Writes a sending and its job for everything that is due, once a period, whatever number of
 * processes ask. What fell due while no process ran is sent once. Gives how many.
 */
export async function queueDue(db: Db, now: Date): Promise<number> {
  for (let queued = 0; ;) {
    const some = await db.transaction().execute((tx) => queueSome(tx, now));
    queued += some;
    if (some === 0) return queued;
  }
}

async function queueSome(tx: Tx, now: Date): Promise<number> {
  const due = await tx
    .selectFrom('subscription')
    .select(['id', 'rhythm', 'time_zone', 'next_at'])
    .where('next_at', '<=', now)
    .where('paused_at', 'is', null)
    .where('ended_at', 'is', null)
    .orderBy('next_at')
    .limit(100)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { id, rhythm, time_zone, next_at } of due) {
    await queueSending(tx, id, isoDay(next_at, time_zone), next_at);
    await tx
      .updateTable('subscription')
      .set({ next_at: nextAfter(rhythm as Rhythm, time_zone, now) })
      .where('id', '=', id)
      .execute();
  }
  return due.length;
}

/** A sending of a period and its job, if there is none yet. */
export async function queueSending(
  tx: Tx,
  subscription_id: string,
  period: string,
  due_at: Date
): Promise<void> {
  const id = randomUUID();
  const made = await tx
    .insertInto('sending')
    .values({ id, subscription_id, period, due_at })
    .onConflict((conflict) => conflict.columns(['subscription_id', 'period']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) await queueJob(tx, 'sending', { sendingId: id });
}
