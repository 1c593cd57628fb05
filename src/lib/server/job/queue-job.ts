import { fromKysely } from 'pg-boss';
import type { Tx } from '#lib/server/db/schema.ts';
import { boss, type Queue } from './boss.ts';

/** Writes a job in the transaction: it is done after the commit, or was never there. */
export async function queueJob(tx: Tx, queue: Queue, data: object): Promise<void> {
  await (await boss()).send(queue, data, { db: fromKysely(tx) });
}

/** Writes many at once; `after`: they are not begun before. */
export async function queueJobs(
  tx: Tx,
  queue: Queue,
  jobs: readonly object[],
  after?: Date
): Promise<void> {
  const rows = jobs.map((data) => ({ data, ...(after && { startAfter: after }) }));
  await (await boss()).insert(queue, rows, { db: fromKysely(tx) });
}
