import { textIn } from '#lib/domain/course/course-in.ts';
import type { Language } from '#lib/domain/language.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { loadCourses } from './load-course.ts';

/** Every published course by its title, as it is called in a language. */
export async function courseTitles(
  db: Db,
  language: Language
): Promise<{ id: string; title: string }[]> {
  const loaded = await loadCourses(db);
  return loaded.map(({ course }) => ({ id: course.id, title: textIn(course, language).title }));
}
