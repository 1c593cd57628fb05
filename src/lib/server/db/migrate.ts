import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { Migrator, type Migration } from 'kysely/migration';
import type { Db, Tx } from './schema.ts';

/**
 * Brings the tables up to date from the folder of migrations. Returns the names that ran.
 * Kysely holds a lock meanwhile: two processes starting together run each migration once.
 * Throws the first migration's error; what it had done is rolled back.
 */
export async function migrate(db: Db, folder = 'migrations'): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => readMigrations(folder) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/**
 * Makes the tables as they were after exactly these migrations, in a transaction of the caller's,
 * for a backup of that time. Returns the names that are not known here; then nothing ran.
 */
export async function migrateAsOf(
  tx: Tx,
  names: string[],
  folder = 'migrations'
): Promise<string[]> {
  const all = await readMigrations(folder);
  const unknown = names.filter((name) => !all[name]);
  if (unknown.length) return unknown;
  const then = Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
  const migrator = new Migrator({ db: tx, provider: { getMigrations: async () => then } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  return [];
}

async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) =>
    /^\d{4}-\d\d-\d\dT\d{4}_\w+\.ts$/.test(file)
  );
  const migrations: Record<string, Migration> = {};
  for (const file of files.sort()) {
    const url = pathToFileURL(path.resolve(folder, file)).href;
    migrations[file.replace(/\.ts$/, '')] = (await import(/* @vite-ignore */ url)) as Migration;
  }
  return migrations;
}
