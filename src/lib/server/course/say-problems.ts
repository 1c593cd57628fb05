import type { Problem } from '#lib/domain/course/problem.ts';
import type { SaidProblem } from '#lib/domain/course/said-problem.ts';
import { whereIs } from '#lib/domain/course/where-is.ts';
import type { Language } from '#lib/domain/language.ts';
import type { CheckedCourse } from './check-courses.ts';
import { problemInWords } from './words.ts';

/** Problems of a course in the reader's words. `path`: only those of this file. */
export function sayProblems(
  { name, course, problems }: Pick<CheckedCourse, 'name' | 'course' | 'problems'>,
  language: Language,
  path?: string
): SaidProblem[] {
  return problems
    .map((problem) => ({ problem, path: within(name, problem) }))
    .filter((one) => path === undefined || one.path === path)
    .map(({ problem, path }) => ({
      severity: problem.severity,
      file: problem.file,
      path,
      line: problem.line,
      message: problemInWords(problem, language),
      place: course ? whereIs(path, course) : { kind: 'file' }
    }));
}

/** Problems name files from the folder of all courses; taxa lie beside the course. */
function within(name: string, { file }: Problem): string {
  return file.startsWith(`${name}/`) ? file.slice(name.length + 1) : file;
}
