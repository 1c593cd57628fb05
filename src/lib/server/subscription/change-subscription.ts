import { nextAfter, type Rhythm } from '#lib/domain/subscription/rhythm.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { endSubscription } from './end-subscription.ts';

export type Change = 'pause' | 'resume' | 'end';

/** Done again it changes nothing. Null: the person has ordered no such thing. */
export async function changeSubscription(
  db: Db,
  id: string,
  personId: string,
  change: Change,
  now: Date
): Promise<'changed' | null> {
  return db.transaction().execute(async (tx) => {
    const own = await tx
      .selectFrom('subscription')
      .select(['id', 'person_id', 'said', 'rhythm', 'time_zone', 'paused_at', 'ended_at'])
      .where('id', '=', id)
      .where('person_id', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!own) return null;
    if (own.ended_at) return 'changed';
    if (change === 'end') await endSubscription(tx, own, 'asked', now);
    if (change === 'pause' && !own.paused_at)
      await tx.updateTable('subscription').set({ paused_at: now }).where('id', '=', id).execute();
    if (change === 'resume' && own.paused_at) {
      // what was missed is not sent afterwards
      const next_at = nextAfter(own.rhythm as Rhythm, own.time_zone, now);
      const again = { paused_at: null, next_at };
      await tx.updateTable('subscription').set(again).where('id', '=', id).execute();
    }
    return 'changed';
  });
}
