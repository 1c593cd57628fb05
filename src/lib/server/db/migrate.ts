import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { Migrator, type Migration } from 'kysely/migration';
import type { Db } from './schema.ts';

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
