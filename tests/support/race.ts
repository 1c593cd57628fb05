import { sql } from 'kysely';
import type { Db, Tx } from '#lib/server/db/schema.ts';

/**
 * Runs works truly at the same time: `hold` takes a lock that all of them run into, they are let
 * go when every one of them waits. Without it the first would be done before the last began.
 */
export async function race<T>(
  db: Db,
  hold: (tx: Tx) => Promise<unknown>,
  works: (() => Promise<T>)[]
): Promise<PromiseSettledResult<T>[]> {
  const holder = await db.startTransaction().execute();
  await hold(holder);
  const running = Promise.allSettled(works.map((work) => work()));
  try {
    await untilWaiting(db, works.length);
  } finally {
    await holder.rollback().execute();
  }
  return running;
}

async function untilWaiting(db: Db, wanted: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting
      from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      db
    );
    if ((rows[0]?.waiting ?? 0) >= wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`fewer than ${wanted} ran into the lock`);
}
