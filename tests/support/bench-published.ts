import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import { publishCourses } from '#lib/server/course/publish-courses.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { tinyFolder } from './course-folder.ts';
import { benchFiles } from './specimens.ts';
import type { Published } from './tiny-published.ts';

const taxa = { saiga: 'saiga_tatarica', resin: 'resin_cast', goat: 'gazella_subgutturosa' };

/**
 * Publishes the course with a bench (specimens.ts) about taxa that specimens can really be made of;
 * `edit` changes the text of a file first, which makes another revision.
 */
export async function publishBench(
  db: Db,
  now: Date,
  edit = (_file: string, text: string) => text
): Promise<Published> {
  const folder = await mkdtemp(path.join(tmpdir(), 'courses-'));
  try {
    await tinyFolder(folder);
    for (const [file, text] of benchFiles())
      await writeFile(path.join(folder, 'tiny', file), edit(file, namedReally(text)));
    for (const id of Object.values(taxa))
      await writeFile(
        path.join(folder, 'taxa', `${id}.yaml`),
        // only these three are known here
        (await readFile(`courses/taxa/${id}.yaml`, 'utf8')).replace(/^look_alikes:.*\n/m, '')
      );
    const { refused } = await publishCourses(db, { folder, now, publishedBy: null });
    const errors = refused.flatMap(({ problems }) => problems);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
  } finally {
    await rm(folder, { recursive: true });
  }
  const { revision_id } = await db
    .selectFrom('course')
    .select('revision_id')
    .where('id', '=', 'tiny')
    .executeTakeFirstOrThrow();
  return { id: revision_id!, course: await loadRevision(db, revision_id!) };
}

/** The text about taxa that there are. */
export const namedReally = (text: string) =>
  Object.entries(taxa).reduce(
    (now, [tiny, real]) => now.replaceAll(new RegExp(`\\b${tiny}\\b`, 'g'), real),
    text
  );
