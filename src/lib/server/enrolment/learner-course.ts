import { coursePage, type CoursePage } from '#lib/domain/enrolment/course-page.ts';
import type { Language } from '#lib/domain/language.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { courseInHand, type MyCourse } from './queries.ts';

/** One course and how far this person is in it; null: it is not published. One statement. */
export async function learnerCourse(
  db: Db,
  asked: { personId: string; courseId: string; language: Language }
): Promise<{ page: CoursePage; revision: MyCourse['revision'] } | null> {
  const inHand = await courseInHand(db, asked.personId, asked.courseId);
  if (!inHand) return null;
  const course = await loadRevision(db, inHand.revision.id);
  const page = coursePage(course, inHand.standing, asked.language);
  return { page, revision: inHand.revision };
}
