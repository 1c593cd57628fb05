import type { Db } from '#lib/server/db/schema.ts';
import { queueJob } from '#lib/server/job/queue-job.ts';

/** Jobs are in no backup: a sending that has waited so long may have none. */
const hours = 1;

/** Writes jobs for sendings that were never done. A sending that has its job still is sent once. */
export async function resumeSendings(db: Db, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const open = await tx
      .selectFrom('sending')
      .select('id')
      .where('done_at', 'is', null)
      .where('due_at', '<', new Date(now.getTime() - hours * 3_600_000))
      .execute();
    for (const { id } of open) await queueJob(tx, 'sending', { sendingId: id });
  });
}
