import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { problemList } from '#lib/domain/course/problem.ts';
import { readTaxa } from '#lib/domain/course/reading/read-taxa.ts';
import { figuresOf, type Figures } from '#lib/domain/specimen/figures.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { env } from '#lib/server/env.ts';

const kept = 200;
const place = globalThis as typeof globalThis & { hornbookFigures?: Map<string, Figures | null> };

/**
 * What specimens of a taxon are drawn by, as a revision has it; null: it has none. Revisions never
 * change, so this is asked once. `draft`: as the file in COURSES_DIR has it now, read every time.
 */
export async function findFigures(
  db: Db,
  revision: string,
  taxon: string
): Promise<Figures | null> {
  if (revision === draft) return figuresIn(taxon, await draftOf(taxon));
  const cache = (place.hornbookFigures ??= new Map());
  const key = `${revision} ${taxon}`;
  if (!cache.has(key)) {
    const found = await db
      .selectFrom('revision_file')
      .select('body')
      .where('revision_id', '=', revision)
      .where('path', '=', `taxa/${taxon}.yaml`)
      .executeTakeFirst();
    cache.set(key, figuresIn(taxon, found?.body));
    for (const oldest of cache.keys()) if (cache.size > kept) cache.delete(oldest);
  }
  return cache.get(key) ?? null;
}

/** Stands for a revision where a taxon is shown as it lies in the folder of courses. */
export const draft = 'draft';

function figuresIn(taxon: string, text: string | undefined): Figures | null {
  if (text === undefined) return null;
  const read = readTaxa(new Map([[`${taxon}.yaml`, text]]), problemList()).get(taxon);
  return read ? figuresOf(read) : null;
}

// the name was sealed by this server, so it is one of a file that was there
const draftOf = (taxon: string) =>
  readFile(path.join(env().COURSES_DIR, 'taxa', `${taxon}.yaml`), 'utf8').catch(() => undefined);
