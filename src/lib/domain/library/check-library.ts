import type { Course } from '#lib/domain/course/course.ts';
import { inReadingOrder, problemList, type Problem } from '#lib/domain/course/problem.ts';
import { checkFeedback } from './check-feedback.ts';
import { checkGuessing } from './check-guessing.ts';
import { checkStems } from './check-stems.ts';

/** A compiled course and what its folder weighs. */
export type LibraryCourse = {
  name: string;
  course: Course;
  /** Path within the folder -> text. */
  files: ReadonlyMap<string, string>;
  /** All its pictures together. */
  mediaBytes: number;
};

/** Over a thin line, with every picture: some ten minutes at 40 kbit/s. */
export const mostBytes = 3_000_000;
/** What fits between two lorries. */
export const moduleMinutes = { from: 3, to: 8 };
/** Written before that rule; the records of its pupils point at its modules, so they stay whole. */
const longModules = ['saiga-horn'];

/** What is asked of all courses together, or of each beyond being without errors. Pure. */
export function checkLibrary(courses: readonly LibraryCourse[]): Problem[] {
  const list = problemList();
  for (const { name, course, files, mediaBytes } of courses) {
    const text = [...files.values()].reduce((sum, { length }) => sum + length, 0);
    const bytes = text + mediaBytes;
    const report = list.in(`${name}/course.md`);
    if (bytes > mostBytes) report(1, 'course-too-heavy', { bytes, most: mostBytes });
    if (!/^reviewed_by:/m.test(files.get('course.md') ?? '')) report(1, 'review-not-said');
    if (!longModules.includes(name))
      for (const { file, minutes } of course.modules)
        if (minutes < moduleMinutes.from || minutes > moduleMinutes.to)
          list.in(`${name}/${file}`)(1, 'module-length', { minutes, ...moduleMinutes });
    checkFeedback(name, course, list);
  }
  checkStems(courses, list);
  checkGuessing(courses, list);
  return inReadingOrder(list.problems);
}
