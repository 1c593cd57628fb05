import { compileCourse } from '#lib/domain/course/compile-course.ts';
import type { Course } from '#lib/domain/course/course.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { headerBytes, pictureSize } from './picture-size.ts';
import { hasRevision, revisionFiles } from './queries.ts';
import { courseWords } from './words.ts';

// Revisions never change, so what was compiled once is true for as long as the process lives. The
// few in use stay; attempts under old revisions come and go. Some hundred kilobytes each.
const kept = 32;
const place = globalThis as typeof globalThis & {
  hornbookRevisions?: Map<string, Promise<Course>>;
};

/**
 * A compiled revision. The first asker compiles it (about 0.1 s), those who ask meanwhile wait for
 * the same work. Throws when there is no such revision: ids come from the database.
 */
export function loadRevision(db: Db, revision: string): Promise<Course> {
  const cache = (place.hornbookRevisions ??= new Map());
  const found = cache.get(revision) ?? compileRevision(db, revision);
  // the one used last goes to the end; what is not asked for moves to the front and falls out
  cache.delete(revision);
  cache.set(revision, found);
  found.catch(() => cache.delete(revision));
  for (const oldest of cache.keys()) if (cache.size > kept) cache.delete(oldest);
  return found;
}

/** The same for an id that came from outside; null: there is no such revision. */
export async function findRevision(db: Db, revision: string): Promise<Course | null> {
  // asked first, so that made-up ids never push a real course out of memory
  const known = place.hornbookRevisions?.has(revision) || (await hasRevision(db, revision));
  return known ? loadRevision(db, revision) : null;
}

async function compileRevision(db: Db, revision: string): Promise<Course> {
  const stored = await revisionFiles(db, revision, headerBytes);
  if (!stored) throw new Error(`no revision ${revision}`);
  const files = new Map<string, string>();
  const taxa = new Map<string, string>();
  for (const [path, text] of stored.files) {
    if (path.startsWith('taxa/')) taxa.set(path.slice('taxa/'.length), text);
    else files.set(path, text);
  }
  const media = new Map(
    [...stored.media].map(([path, { hash, bytes, head }]) => [
      path,
      { hash, bytes, ...pictureSize(head) }
    ])
  );
  const options = { folder: stored.courseId, words: courseWords };
  const { course, problems } = compileCourse(files, taxa, media, options);
  if (!course)
    throw new Error(`revision ${revision} does not compile: ${JSON.stringify(problems)}`);
  return course;
}
