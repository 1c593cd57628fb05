import { sql } from 'kysely';
import type { Db } from '#lib/server/db/schema.ts';

/** A course and the revision that is read now. */
export type CourseRevision = { courseId: string; revisionId: string };

/** The revisions that are read now, the one published last first. One statement. */
export async function readRevisions(db: Db): Promise<CourseRevision[]> {
  return db
    .selectFrom('course')
    .innerJoin('revision', 'revision.id', 'course.revision_id')
    .select(['course.id as courseId', 'revision.id as revisionId'])
    .orderBy('revision.published_at', 'desc')
    .orderBy('course.id')
    .execute();
}

/** The taxa files of some revisions: `path` as `taxa/saiga_tatarica.yaml`. One statement. */
export async function taxaFiles(
  db: Db,
  revisions: string[]
): Promise<{ revisionId: string; path: string; body: string }[]> {
  return db
    .selectFrom('revision_file')
    .select(['revision_id as revisionId', 'path', 'body'])
    .where('revision_id', '=', sql<string>`any(${revisions})`)
    .where('path', 'like', 'taxa/%.yaml')
    .orderBy('path')
    .execute();
}
