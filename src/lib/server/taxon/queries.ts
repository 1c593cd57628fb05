import type { Db } from '#lib/server/db/schema.ts';

export type TaxonFile = { courseId: string; revisionId: string; body: string };

/** The file of a taxon in each course that is read now, the one published last first. One statement. */
export async function taxonFiles(db: Db, taxon: string): Promise<TaxonFile[]> {
  return db
    .selectFrom('course')
    .innerJoin('revision', 'revision.id', 'course.revision_id')
    .innerJoin('revision_file', 'revision_file.revision_id', 'revision.id')
    .select(['course.id as courseId', 'revision.id as revisionId', 'revision_file.body'])
    .where('revision_file.path', '=', `taxa/${taxon}.yaml`)
    .orderBy('revision.published_at', 'desc')
    .execute();
}
