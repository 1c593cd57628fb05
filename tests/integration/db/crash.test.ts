import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbedded } from '#lib/server/db/embedded/start-embedded.ts';

const bin = process.env.TEST_POSTGRES_BIN || undefined;
const folders: string[] = [];
const apps: ChildProcess[] = [];

afterAll(async () => {
  for (const app of apps) app.kill('SIGKILL');
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

test('thirty kills of app, database or both lose no answer that was acknowledged', async () => {
  const kinds = ['app', 'database', 'both'] as const;
  const { kept, lost } = await killing(Array.from({ length: 30 }, (_, i) => kinds[i % 3] ?? 'app'));
  console.log(`crash: 30 kills, ${kept} answers acknowledged, ${lost} lost`);
  expect(kept).toBeGreaterThan(300);
  expect(lost).toBe(0);
}, 300_000);

test('the same test sees the loss where commits are acknowledged before they are written', async () => {
  const careless = [
    'synchronous_commit=off',
    'wal_writer_delay=10s',
    'wal_writer_flush_after=64MB'
  ];
  const { lost } = await killing(['database', 'both', 'database'], careless);
  expect(lost).toBeGreaterThan(0);
}, 60_000);

test('a kill while the folder is being made leaves a folder that opens', async () => {
  const dataDir = folder();
  for (const made of [1, 10, 20]) {
    const app = start(dataDir, []);
    while (entriesMade(dataDir) < made) await sleep(2);
    app.process.kill('SIGKILL');
    await app.ended;
    expect(readdirSync(dataDir)).not.toContain('postgres');
  }
  const server = await startEmbedded({ dataDir, bin });
  await ask(server.url, 'select 1');
  await server.stop();
}, 60_000);

/** How far initdb is, wherever it is at work. */
function entriesMade(dataDir: string): number {
  const entries = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
  const counts = entries(dataDir).map((name) => entries(path.join(dataDir, name, 'data')).length);
  return Math.max(0, ...counts);
}

async function killing(
  kinds: ('app' | 'database' | 'both')[],
  settings: string[] = []
): Promise<{ kept: number; lost: number }> {
  const dataDir = folder();
  const kept: string[] = [];
  let app = start(dataDir, settings);
  for (const kind of kinds) {
    const database = await app.answersAgain();
    await sleep(50 + Math.random() * 250);
    if (kind !== 'app') process.kill(database, 'SIGKILL');
    if (kind !== 'database') {
      app.process.kill('SIGKILL');
      await app.ended;
      kept.push(...app.kept);
      app = start(dataDir, settings);
    }
  }
  await app.answersAgain();
  app.process.kill('SIGKILL');
  await app.ended;
  kept.push(...app.kept);

  const server = await startEmbedded({ dataDir, bin });
  const rows = await ask<{ id: string }>(server.url, 'select id from answer');
  await server.stop();
  const there = new Set(rows.map((row) => row.id));
  return { kept: kept.length, lost: kept.filter((id) => !there.has(id)).length };
}

function start(dataDir: string, settings: string[]) {
  const app = spawn(process.execPath, ['tests/support/answering-app.ts', dataDir, ...settings], {
    stdio: ['ignore', 'pipe', 'inherit']
  });
  apps.push(app);
  const kept: string[] = [];
  let database = 0;
  let since = 0;
  const lines = createInterface({ input: app.stdout });
  lines.on('line', (line) => {
    const [what, value = ''] = line.split(' ');
    if (what === 'kept') since = kept.push(value);
    else {
      database = Number(value);
      since = 0;
    }
  });
  let asked = 0;
  return {
    process: app,
    kept,
    // what a killed process has written is still to be read
    ended: once(lines, 'close'),
    /** Resolves with the database's process once answers are kept under one not yet killed. */
    async answersAgain(): Promise<number> {
      for (const end = Date.now() + 60_000; !since || database === asked; await sleep(5)) {
        if (app.exitCode !== null || Date.now() > end) throw new Error('the app does not answer');
      }
      return (asked = database);
    }
  };
}

function folder(): string {
  const name = path.join(os.tmpdir(), `hornbook-crash-${randomUUID()}`);
  folders.push(name);
  return name;
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
