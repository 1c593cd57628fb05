import { sql } from 'kysely';
import { compileCourse } from '#lib/domain/course/compile-course.ts';
import { namedTaxa } from '#lib/domain/course/reading/read-sources.ts';
import type { Problem } from '#lib/domain/course/problem.ts';
import { revisionId } from '#lib/domain/course/revision-id.ts';
import type { Course } from '#lib/domain/course/course.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { fillMissing } from '#lib/server/search/fill-missing.ts';
import { fillSearch } from '#lib/server/search/fill-search.ts';
import { publishLibrary } from '#lib/server/library/publish-library.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { isCurrent } from './queries.ts';
import {
  listCourseFolders,
  readCourseFolder,
  revisionFiles,
  type CourseFolder
} from './read-course-folder.ts';
import { courseWords } from './words.ts';

export type Published = {
  published: { course: string; revision: string; number: number }[];
  unchanged: string[];
  /** Courses, and files of the library such as programme.yaml. */
  refused: { course: string; problems: Problem[] }[];
};

/**
 * Publishes every course of a folder whose text has changed and holds no error. A revision is named
 * by the hash of what it is made of and never changes; publishing the same text again, at once or
 * from another process, changes nothing. Publishers wait for each other course by course.
 */
export async function publishCourses(
  db: Db,
  { folder, now, publishedBy }: { folder: string; now: Date; publishedBy: string | null }
): Promise<Published> {
  const result: Published = { published: [], unchanged: [], refused: [] };
  for (const name of await listCourseFolders(folder)) {
    const read = await readCourseFolder(folder, name);
    const files = revisionFiles(read, namedTaxa(read.files.get('course.md') ?? ''));
    const revision = revisionId(files, read.media);
    // at most starts nothing has changed: found out without compiling
    if (await isCurrent(db, name, revision)) {
      result.unchanged.push(name);
      continue;
    }
    const today = now.toISOString().slice(0, 10);
    const options = { folder: name, words: courseWords, today };
    const { course, problems } = compileCourse(read.files, read.taxa, read.media, options);
    if (!course || problems.some(({ severity }) => severity === 'error')) {
      result.refused.push({ course: name, problems });
      continue;
    }
    const number = await db
      .transaction()
      .execute((tx) => publish(tx, course, revision, files, read.media, now, publishedBy));
    if (number === null) result.unchanged.push(course.id);
    else result.published.push({ course: course.id, revision, number });
  }
  await fillMissing(db);
  for (const { path, problems } of await publishLibrary(db, folder, now))
    result.refused.push({ course: path, problems });
  return result;
}

/** Makes the revision current; the number it got, or null when it was current already. */
async function publish(
  tx: Tx,
  compiled: Course,
  revision: string,
  files: Map<string, string>,
  media: CourseFolder['media'],
  now: Date,
  publishedBy: string | null
): Promise<number | null> {
  const course = compiled.id;
  await tx
    .insertInto('course')
    .values({ id: course, revision_id: null, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // the row of the course stands for the quarrel: one publisher at a time
  const current = await tx
    .selectFrom('course')
    .select('revision_id')
    .where('id', '=', course)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (current.revision_id === revision) return null;
  const known = await tx
    .selectFrom('revision')
    .select('number')
    .where('id', '=', revision)
    .executeTakeFirst();
  const number = known?.number ?? (await insertRevision(tx, course, revision, now, publishedBy));
  if (!known) {
    await insertFiles(tx, revision, files);
    await insertMedia(tx, revision, media);
  }
  await tx.updateTable('course').set({ revision_id: revision }).where('id', '=', course).execute();
  await fillSearch(tx, compiled, revision);
  await sql`select pg_notify('course', ${course})`.execute(tx);
  const details = { revision, number, before: current.revision_id };
  const event = { at: now, by: publishedBy, what: 'course-published', about: course, details };
  await recordEvent(tx, event);
  return number;
}

async function insertRevision(
  tx: Tx,
  course: string,
  id: string,
  now: Date,
  publishedBy: string | null
): Promise<number> {
  const last = await tx
    .selectFrom('revision')
    .select((q) => q.fn.max('number').as('number'))
    .where('course_id', '=', course)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await tx
    .insertInto('revision')
    .values({ id, course_id: course, number, published_at: now, published_by: publishedBy })
    .execute();
  return number;
}

async function insertFiles(tx: Tx, revision: string, files: Map<string, string>): Promise<void> {
  const rows = [...files].map(([path, body]) => ({ revision_id: revision, path, body }));
  await tx.insertInto('revision_file').values(rows).execute();
}

/** Pictures are kept once by their hash, whichever revisions show them. */
async function insertMedia(tx: Tx, revision: string, media: CourseFolder['media']): Promise<void> {
  const pictures = new Map([...media.values()].map((picture) => [picture.hash, picture]));
  const bodies = [...pictures.values()].map(({ hash, type, body }) => ({ hash, type, body }));
  // a message of some megabytes each
  for (let from = 0; from < bodies.length; from += 40)
    await tx
      .insertInto('media')
      .values(bodies.slice(from, from + 40))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const rows = [...media].map(([path, { hash }]) => ({ revision_id: revision, path, hash }));
  if (rows.length > 0) await tx.insertInto('revision_media').values(rows).execute();
}
