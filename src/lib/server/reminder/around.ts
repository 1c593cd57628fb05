import { textIn } from '#lib/domain/course/course-in.ts';
import type { Language } from '#lib/domain/language.ts';
import { loadCourses } from '#lib/server/course/load-course.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { env } from '#lib/server/env.ts';

/** What letters take from elsewhere. */
export interface Elsewhere {
  /** A course's title in a language. */
  title: (courseId: string, language: Language) => string;
  /** Where links lead, as https://learn.example.kg */
  origin: string;
}

/** The courses as published, and the address that people type. One statement. */
export async function elsewhere(db: Db): Promise<Elsewhere> {
  const courses = new Map((await loadCourses(db)).map(({ course }) => [course.id, course]));
  const { ORIGIN, HOST, PORT } = env();
  return {
    title: (id, language) => {
      const course = courses.get(id);
      return course ? textIn(course, language).title : id;
    },
    origin: ORIGIN || `http://${HOST}:${PORT}`
  };
}
