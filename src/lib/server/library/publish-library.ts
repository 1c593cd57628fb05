import { sql } from 'kysely';
import { sha256 } from '#lib/domain/course/hash.ts';
import type { Problem } from '#lib/domain/course/problem.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { checkLibraryFiles, type LibraryFile } from './library-files.ts';
import { libraryFile } from './queries.ts';

/**
 * Publishes programme.yaml and glossary.yaml of a folder of courses where they have changed and hold no
 * error; what was published before stays on record. Gives the problems of those that were refused.
 */
export async function publishLibrary(
  db: Db,
  folder: string,
  now: Date
): Promise<{ path: string; problems: Problem[] }[]> {
  const refused: { path: string; problems: Problem[] }[] = [];
  for (const file of await checkLibraryFiles(folder)) {
    if (file.problems.some(({ severity }) => severity === 'error')) refused.push(file);
    else await publishFile(db, file, now);
  }
  return refused;
}

async function publishFile(db: Db, { path, text }: LibraryFile, now: Date): Promise<void> {
  const hash = sha256(Buffer.from(text));
  // at most starts nothing has changed
  if ((await libraryFile(db, path))?.hash === hash) return;
  await db.transaction().execute(async (tx) => {
    // one publisher at a time
    await sql`select pg_advisory_xact_lock(hashtext(${`library ${path}`}))`.execute(tx);
    const last = await libraryFile(tx, path);
    if (last?.hash === hash) return;
    const number = (last?.number ?? 0) + 1;
    await tx
      .insertInto('library_file')
      .values({ path, number, hash, body: text, published_at: now })
      .execute();
  });
}
