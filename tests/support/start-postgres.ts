import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDb } from '#lib/server/db/database.ts';
import { startEmbedded } from '#lib/server/db/embedded/start-embedded.ts';
import { migrate } from '#lib/server/db/migrate.ts';

// vitest's global set-up of the integration tests: one server a run and in it one migrated
// template, which every test file copies (tests/support/database.ts).
// TEST_DATABASE_URL: that server. TEST_POSTGRES_BIN: a server of those programs. Neither: the
// embedded one.

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { url: string; template: string };
  }
}

export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await someServer();
  const template = `hornbook_test_${randomUUID().slice(0, 8)}`;
  await ask(server.url, `create database ${template}`);
  const db = openDb(withDatabase(server.url, template));
  await migrate(db);
  await db.destroy();
  project.provide('postgres', { url: server.url, template });
  return async () => {
    await ask(server.url, `drop database ${template} with (force)`);
    await server.stop();
  };
}

async function someServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { url, async stop() {} };
  const dataDir = path.join(os.tmpdir(), `hornbook-test-${randomUUID()}`);
  const server = await startEmbedded({
    dataDir,
    bin: process.env.TEST_POSTGRES_BIN || undefined,
    // nothing here outlives the run
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  };
}

export async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
