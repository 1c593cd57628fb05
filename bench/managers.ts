// npm run bench -- managers [--people 100000] [--data DIR | --database NAME]: what managers wait for in a
// large agency while its officers answer. Server time, as the app itself logs it of each page.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDb } from '#lib/server/db/database.ts';
import { openEmbedded } from '#lib/server/db/embedded/open-embedded.ts';
import { setEnv } from '#lib/server/env.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { buildWhenStale } from '../scripts/steps/build-when-stale.ts';
import { CommandError } from '../scripts/steps/command.ts';
import { seedDatabase } from '../scripts/steps/seed-database.ts';
import { measureExport } from './managers/measure-export.ts';
import { timesOf } from './managers/times-of.ts';
import { readersOf, type Readers } from './managers/readers-of.ts';
import { useApp } from './managers/use-app.ts';
import { print } from './print.ts';
import { endChildren, startApp } from './processes.ts';

const port = 4294;
/** So long managers and officers are at work, seconds; what the first of them bring is not counted. */
const [warm, counted] = [15, 60];

/**
 * A new agency in a database of its own, thrown away afterwards, or one that was seeded before. Some
 * two minutes, and what the seeding takes.
 */
export async function managers(): Promise<void> {
  const { people, data, name } = readArguments();
  await buildWhenStale();
  const folder = data ?? (await mkdtemp(path.join(os.tmpdir(), 'hornbook-bench-')));
  const server = await openEmbedded({ dataDir: folder });
  try {
    const url = await seeded(server.url, { people, name });
    const readers = await prepare(url);
    const times = timesOf();
    const app = await startApp(url, port, times.hear);
    const address = `http://127.0.0.1:${port}`;
    await useApp(address, readers, warm);
    times.forget();
    const done = await useApp(address, readers, counted);
    const [dashboard, matrix] = [times.of('/team/overview'), times.of('/team')];
    const file = await measureExport(app, address, readers);
    console.error(
      `${dashboard.length} dashboards, ${matrix.length} matrix pages and ${done.answers} answers in ${counted} s; ` +
        `an export of ${file.rows} rows took ${file.megabytes.toFixed(0)} MB of memory more at most`
    );
    print('dashboard_p50_ms', share(dashboard, 0.5), 'ms');
    print('dashboard_p99_ms', share(dashboard, 0.99), 'ms');
    print('matrix_p50_ms', share(matrix, 0.5), 'ms');
    print('matrix_p99_ms', share(matrix, 0.99), 'ms');
    print('export_first_byte_ms', file.firstByte, 'ms');
    print('export_rows_per_s', file.rowsPerSecond, 'rows/s');
    print('seed_minutes', readers.seedMinutes, 'minutes');
  } finally {
    endChildren();
    await server.stop();
    if (!data) await rm(folder, { recursive: true, force: true });
  }
}

function readArguments() {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { people: text, data: text, database: text }
  });
  const people = Number(values.people ?? 100_000);
  if (!Number.isInteger(people) || people < 100)
    throw new CommandError(
      'npm run bench -- managers [--people 100000] [--data DIR] [--database NAME]'
    );
  return { people, data: values.data ?? null, name: values.database ?? null };
}

/** The address of an agency: the one that is there, else a new one. */
async function seeded(
  server: string,
  { people, name }: { people: number; name: string | null }
): Promise<string> {
  const own = new URL(server);
  if (name) own.pathname = `/${name}`;
  const isThere = await hasPeople(own.href);
  if (isThere === null || !isThere)
    await seedDatabase(server, { people, seed: 'hornbook', name: isThere === null ? name : null });
  return own.href;
}

/** null: there is no such database. */
async function hasPeople(url: string): Promise<boolean | null> {
  const db = openDb(url, { max: 1 });
  try {
    await migrate(db);
    return (await db.selectFrom('person').select('id').limit(1).execute()).length > 0;
  } catch (error) {
    if ((error as { code?: string }).code === '3D000') return null;
    throw error;
  } finally {
    await db.destroy();
  }
}

async function prepare(url: string): Promise<Readers> {
  setEnv({ DATABASE_URL: url });
  const db = openDb(url);
  try {
    return await readersOf(db);
  } finally {
    await db.destroy();
  }
}

function share(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}
