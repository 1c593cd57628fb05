import { checkCourse } from './checks/check-course.ts';
import { compileTexts } from './compile-texts.ts';
import type { Course } from './course.ts';
import { inReadingOrder, problemList, type Problem } from './problem.ts';
import type { MediaFile } from './reading/read-pictures.ts';
import { readSources } from './reading/read-sources.ts';
import type { Words } from './words.ts';
import type { Language } from '#lib/domain/language.ts';

export type CompileOptions = {
  /** The words around the text, by language. */
  words: (language: Language) => Words;
  /** YYYY-MM-DD, to tell which facts are due for a check; left out: nothing is due. */
  today?: string;
};

/**
 * Compiles a course from its files. Pure: the same files give the same course and the same
 * problems, in the checker, the publisher, the server and the preview.
 *
 * `files`: path within the course's folder -> text (`course.md`, `ru/02-the-horn.md`,
 * `media/media.yaml`); `taxa`: `saiga_tatarica.yaml` -> text; `media`: `media/saiga-day.webp` ->
 * what is known of the file. `course` is null when course.md cannot be used; with other errors it
 * holds what could be read, for a preview: only a course without errors may be published.
 */
export function compileCourse(
  files: ReadonlyMap<string, string>,
  taxa: ReadonlyMap<string, string>,
  media: ReadonlyMap<string, MediaFile>,
  options: CompileOptions & { folder: string }
): { course: Course | null; problems: Problem[] } {
  const list = problemList();
  const sources = readSources(files, taxa, media, options.folder, list);
  if (!sources) return { course: null, problems: inReadingOrder(list.problems) };
  const { course, seen } = compileTexts(sources, options);
  checkCourse(course, sources, seen, options, list);
  return { course, problems: inReadingOrder(list.problems) };
}
