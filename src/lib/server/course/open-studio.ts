import type { Db } from '#lib/server/db/schema.ts';
import { previewCourse, type CheckedCourse } from './check-courses.ts';
import { currentRevisions, type CurrentRevision } from './queries.ts';
import { listCourseFolders, readCourseFolder } from './read-course-folder.ts';

/** A course as it lies in its folder, and what of it is published. Nothing here writes. */
export type StudioCourse = CheckedCourse & { published: CurrentRevision | null };

/** Every course of the folder; null: this server has no such folder. One statement. */
export async function studioCourses(
  db: Db,
  root: string,
  now: Date
): Promise<StudioCourse[] | null> {
  const names = await foldersIn(root);
  if (!names) return null;
  const published = await publishedById(db);
  const checked = await Promise.all(names.map((name) => previewCourse(root, name, now)));
  return checked.map((one) => ({ ...one, published: published.get(one.name) ?? null }));
}

/**
 * One course of the folder; null: there is none of this name. One statement. The name comes from an
 * address, so it is looked for in the list of folders and never joined to a path unseen.
 */
export async function studioCourse(
  db: Db,
  root: string,
  name: string,
  now: Date
): Promise<StudioCourse | null> {
  const names = await foldersIn(root);
  if (!names?.includes(name)) return null;
  const published = await publishedById(db);
  return { ...(await previewCourse(root, name, now)), published: published.get(name) ?? null };
}

/** A picture that lies in the folder and is not published yet; null: no course there has it. */
export async function unpublishedMedia(
  root: string,
  hash: string
): Promise<{ type: string; body: Buffer } | null> {
  for (const name of (await foldersIn(root)) ?? []) {
    const { media } = await readCourseFolder(root, name);
    for (const file of media.values()) if (file.hash === hash) return file;
  }
  return null;
}

async function foldersIn(root: string): Promise<string[] | null> {
  try {
    return await listCourseFolders(root);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function publishedById(db: Db): Promise<Map<string, CurrentRevision>> {
  return new Map((await currentRevisions(db)).map((one) => [one.courseId, one]));
}
