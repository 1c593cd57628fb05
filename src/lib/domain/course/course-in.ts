import type { Language } from '#lib/domain/language.ts';
import type { Course, CourseText } from './course.ts';

/** The text a reader gets: in the own language, else as it was written, which is then said so. */
export function textIn(course: Course, language: Language): CourseText {
  const text = course.texts[language] ?? course.texts[language.split('-')[0]!];
  if (text) return text;
  const original = course.texts[course.original]!;
  return {
    ...original,
    fallback: true,
    modules: original.modules.map((module) => ({ ...module, fallback: true }))
  };
}
