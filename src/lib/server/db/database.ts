import { Kysely, type LogEvent, PostgresDialect } from 'kysely';
import pg from 'pg';
import { env } from '#lib/server/env.ts';
import type { Database, Db } from './schema.ts';

// Server modules are evaluated twice in a build and again on every edit in development, so the
// pool is opened on first use and kept where every copy of this module finds it.
const place = globalThis as typeof globalThis & { hornbookDb?: Db | undefined };

/** The database of this process, opened on first use. */
export function getDb(): Db {
  return (place.hornbookDb ??= openDb(env().DATABASE_URL, { max: env().DATABASE_POOL }));
}

/**
 * Opens a pool of its own, for commands and tests. The caller closes it with `destroy()`.
 * `log` hears of every statement: tests count them, the benchmark repeats them.
 */
export function openDb(
  url: string,
  { max = 10, log }: { max?: number; log?: (event: LogEvent) => void } = {}
): Db {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'hornbook' });
  // an idle connection that the server closes is replaced on next use; without a listener the
  // error would end the process
  pool.on('error', () => {});
  // the same for a connection that is lost between two statements of a transaction: the next
  // statement fails, and with it the request
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }), log });
}

/** Closes the database of this process, if it was opened. */
export async function closeDb(): Promise<void> {
  const db = place.hornbookDb;
  place.hornbookDb = undefined;
  await db?.destroy();
}
