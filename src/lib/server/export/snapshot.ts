import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '#lib/server/db/schema.ts';

/** The database as it is at one moment, for as long as a file is written of it. */
export interface Snapshot {
  tx: Tx;
  /** The rows of a query, so many at a time: never all of them in memory. */
  rows<T>(query: RawBuilder<T>, size?: number): AsyncGenerator<T[]>;
  /** Marks what reads of it: closing stops the query that it waits for. */
  watch<T>(reading: AsyncIterable<T>): AsyncGenerator<T>;
  /** Ends it, and what it is asking just now. Twice is once. */
  close(): Promise<void>;
}

/** One connection, read only, until it is closed: the caller must. */
export async function openSnapshot(db: Db): Promise<Snapshot> {
  const tx = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  const { pid } = rows[0]!;
  let [waiting, cursors, closed] = [0, 0, undefined as Promise<void> | undefined];

  return {
    tx,
    async *rows<T>(query: RawBuilder<T>, size = 500) {
      const cursor = sql.id(`export_${++cursors}`);
      await sql`declare ${cursor} no scroll cursor for ${query}`.execute(tx);
      for (;;) {
        const { rows } = await sql<T>`fetch ${sql.lit(size)} from ${cursor}`.execute(tx);
        if (rows.length) yield rows;
        if (rows.length < size) return;
      }
    },
    async *watch(reading) {
      const source = reading[Symbol.asyncIterator]();
      try {
        for (;;) {
          if (closed) throw new Error('the snapshot is closed');
          waiting += 1;
          const next = await source.next().finally(() => (waiting -= 1));
          if (next.done) return;
          yield next.value;
        }
      } finally {
        await source.return?.();
      }
    },
    close: () => (closed ??= end())
  };

  async function end(): Promise<void> {
    // a query that nobody waits for any more is stopped by another connection
    if (waiting > 0) await sql`select pg_cancel_backend(${pid})`.execute(db);
    await tx.rollback().execute();
  }
}
