import { courseLine, type CourseLine } from '#lib/domain/enrolment/my-course.ts';
import type { Language } from '#lib/domain/language.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { myCourses } from './queries.ts';

/** Every published course as this person's home shows it. One statement when all are in memory. */
export async function learnerCourses(
  db: Db,
  personId: string,
  language: Language
): Promise<CourseLine[]> {
  const mine = await myCourses(db, personId);
  return Promise.all(
    mine.map(async ({ revision, standing }) =>
      courseLine(await loadRevision(db, revision.id), standing, language)
    )
  );
}
