import type { Course } from '#lib/domain/course/course.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** Gives the compiled course of a revision; compiled once a process. */
export type CourseLoader = (revisionId: string) => Promise<Course>;

export const coursesOf =
  (db: Db): CourseLoader =>
  (revisionId) =>
    loadRevision(db, revisionId);
