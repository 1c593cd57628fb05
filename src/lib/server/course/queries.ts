import { sql } from 'kysely';
import type { Db } from '#lib/server/db/schema.ts';

/** A published course and the revision that is read now. */
export type CurrentRevision = {
  courseId: string;
  revisionId: string;
  number: number;
  publishedAt: Date;
};

/** The courses that have been published, by id. */
export async function currentRevisions(db: Db): Promise<CurrentRevision[]> {
  const rows = await db
    .selectFrom('course')
    .innerJoin('revision', 'revision.id', 'course.revision_id')
    .select(['course.id', 'revision.id as revision', 'revision.number', 'revision.published_at'])
    .orderBy('course.id')
    .execute();
  return rows.map((row) => ({
    courseId: row.id,
    revisionId: row.revision,
    number: row.number,
    publishedAt: row.published_at
  }));
}

export async function hasRevision(db: Db, revision: string): Promise<boolean> {
  const row = await db
    .selectFrom('revision')
    .select('id')
    .where('id', '=', revision)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a course is read in this revision now. */
export async function isCurrent(db: Db, course: string, revision: string): Promise<boolean> {
  const row = await db
    .selectFrom('course')
    .select('id')
    .where('id', '=', course)
    .where('revision_id', '=', revision)
    .executeTakeFirst();
  return row !== undefined;
}

export type RevisionFiles = {
  courseId: string;
  files: Map<string, string>;
  media: Map<string, { hash: string; bytes: number; head: Buffer }>;
};

/** The text of a revision, and the beginning of each picture (enough to tell its size). */
export async function revisionFiles(
  db: Db,
  revision: string,
  headerBytes: number
): Promise<RevisionFiles | null> {
  const found = await db
    .selectFrom('revision')
    .select('course_id')
    .where('id', '=', revision)
    .executeTakeFirst();
  if (!found) return null;
  const files = await db
    .selectFrom('revision_file')
    .select(['path', 'body'])
    .where('revision_id', '=', revision)
    .execute();
  const media = await db
    .selectFrom('revision_media')
    .innerJoin('media', 'media.hash', 'revision_media.hash')
    .select(['revision_media.path', 'media.hash'])
    .select([
      sql<number>`length(media.body)`.as('bytes'),
      sql<Buffer>`substring(media.body from 1 for ${sql.lit(headerBytes)})`.as('head')
    ])
    .where('revision_media.revision_id', '=', revision)
    .execute();
  return {
    courseId: found.course_id,
    files: new Map(files.map(({ path, body }) => [path, body])),
    media: new Map(media.map(({ path, ...rest }) => [path, rest]))
  };
}

/** A picture by its hash; null: no course ever showed it. */
export async function mediaByHash(
  db: Db,
  hash: string
): Promise<{ type: string; body: Buffer } | null> {
  const row = await db
    .selectFrom('media')
    .select(['type', 'body'])
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row ?? null;
}
