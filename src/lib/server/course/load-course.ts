import type { Course } from '#lib/domain/course/course.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { loadRevision } from './load-revision.ts';
import { currentRevisions, mediaByHash, type CurrentRevision } from './queries.ts';

export type LoadedCourse = { course: Course; revision: CurrentRevision };

/** Every published course, compiled. One statement when they are in memory. */
export async function loadCourses(db: Db): Promise<LoadedCourse[]> {
  const revisions = await currentRevisions(db);
  return Promise.all(
    revisions.map(async (revision) => ({
      revision,
      course: await loadRevision(db, revision.revisionId)
    }))
  );
}

/** The published course of an id; null: there is none. One statement when it is in memory. */
export async function loadCourse(db: Db, id: string): Promise<LoadedCourse | null> {
  const revision = (await currentRevisions(db)).find(({ courseId }) => courseId === id);
  return revision ? { revision, course: await loadRevision(db, revision.revisionId) } : null;
}

/** A picture of any revision, by the hash in its address. */
export const loadMedia = mediaByHash;
