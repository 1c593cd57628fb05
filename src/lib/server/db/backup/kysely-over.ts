import { Kysely, PostgresDialect } from 'kysely';
import type { Client } from 'pg';
import type { Database, Db } from '#lib/server/db/schema.ts';

/** Kysely on one given connection, so that migrations and COPY share a transaction. */
export function kyselyOver(client: Client): Db {
  const connection = { query: client.query.bind(client), release() {} };
  const pool = { connect: async () => connection, end: async () => {} };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: pool as never }) });
}
