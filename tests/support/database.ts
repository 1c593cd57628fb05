import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { openDb } from '#lib/server/db/database.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { ask, withDatabase } from './start-postgres.ts';

/**
 * A database of its own for a test file, with all tables and no rows, dropped afterwards:
 * `const { db } = await testDatabase();` at the top of the file. About 50 ms.
 * `statements(work)` gives the SQL that the work sent, so that a test can count it.
 */
export async function testDatabase(): Promise<{
  db: Db;
  url: string;
  statements(work: () => Promise<unknown>): Promise<string[]>;
}> {
  const { url, drop } = await copyTemplate();
  let sent: string[] = [];
  const db = openDb(url, { log: (event) => sent.push(event.query.sql) });
  afterAll(async () => {
    await db.destroy();
    await drop();
  });
  return {
    db,
    url,
    async statements(work) {
      sent = [];
      await work();
      return sent;
    }
  };
}

/** An address with a database of its own; the caller drops it. `empty`: without our tables. */
export async function copyTemplate({ empty = false } = {}): Promise<{
  url: string;
  drop(): Promise<void>;
}> {
  const server = inject('postgres');
  const name = `${server.template}_${randomUUID().slice(0, 8)}`;
  await ask(
    server.url,
    `create database ${name} template ${empty ? 'template0' : server.template}`
  );
  return {
    url: withDatabase(server.url, name),
    drop: () => ask(server.url, `drop database if exists ${name} with (force)`)
  };
}
