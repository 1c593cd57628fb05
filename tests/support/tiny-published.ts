import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import { publishCourses } from '#lib/server/course/publish-courses.ts';
import type { Course } from '#lib/domain/course/course.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { tinyFolder } from './course-folder.ts';

export type Published = { id: string; course: Course };

/**
 * Publishes the tiny course (course.ts) into a test's database; `edit` changes the text of its
 * one module first, which makes another revision.
 */
export async function publishTiny(
  db: Db,
  now: Date,
  edit?: (module: string) => string
): Promise<Published> {
  const folder = await mkdtemp(path.join(tmpdir(), 'courses-'));
  try {
    await tinyFolder(folder);
    if (edit) {
      const file = path.join(folder, 'tiny', '01-the-horn.md');
      await writeFile(file, edit(await readFile(file, 'utf8')));
    }
    await publishCourses(db, { folder, now, publishedBy: null });
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
