import type { Db } from '#lib/server/db/schema.ts';
import { queueJob } from '#lib/server/job/queue-job.ts';
import type { Asked } from './receive-import.ts';

/** Sent twice, each of these is done once: the second finds another turn or state. */

/** Has an import carried out that was looked at. False: there is none, or it is not the time. */
export async function askToRun(db: Db, { id, turn, of }: Asked): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const next = await tx
      .updateTable('people_import')
      .set({ state: 'queued', turn: turn + 1, progress: 0, cancel_at: null, problem: null })
      .where('id', '=', id)
      .where('turn', '=', turn)
      .where('state', 'in', ['checked', 'cancelled', 'failed'])
      .where('counts', 'is not', null)
      .$if(of !== null, (row) => row.where('made_by', '=', of!))
      .returning('turn')
      .executeTakeFirst();
    if (next) await queueJob(tx, 'import-run', { id, turn: next.turn });
    return next !== undefined;
  });
}

/** Has an import stopped: of what it did so far nothing stays. False: it is over already. */
export async function askToStop(db: Db, { id, of }: Omit<Asked, 'turn'>, now: Date) {
  const stopped = await db
    .updateTable('people_import')
    .set({ cancel_at: now })
    .where('id', '=', id)
    .where('state', 'in', ['checking', 'queued', 'running'])
    .$if(of !== null, (row) => row.where('made_by', '=', of!))
    .returning('id')
    .executeTakeFirst();
  return stopped !== undefined;
}

/** Has an import taken back that was carried out. False: there is none, or it was already. */
export async function askToUndo(db: Db, { id, turn, of }: Asked, by: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const next = await tx
      .updateTable('people_import')
      .set({ state: 'undoing', turn: turn + 1, undone_by: by, problem: null })
      .where('id', '=', id)
      .where('turn', '=', turn)
      .where('state', '=', 'done')
      .$if(of !== null, (row) => row.where('made_by', '=', of!))
      .returning('turn')
      .executeTakeFirst();
    if (next) await queueJob(tx, 'import-run', { id, turn: next.turn });
    return next !== undefined;
  });
}
