import { compileCourse } from '#lib/domain/course/compile-course.ts';
import type { Course } from '#lib/domain/course/course.ts';
import { problemList, type Problem } from '#lib/domain/course/problem.ts';
import { readTaxa } from '#lib/domain/course/reading/read-taxa.ts';
import { revisionId } from '#lib/domain/course/revision-id.ts';
import { checkLibrary } from '#lib/domain/library/check-library.ts';
import {
  listCourseFolders,
  readCourseFolder,
  readTaxaFolder,
  revisionFiles
} from './read-course-folder.ts';
import { courseWords } from './words.ts';

export type CheckedCourse = {
  name: string;
  course: Course | null;
  problems: Problem[];
  /** What was read, by path within the folder; the taxa it names under `taxa/`. */
  files: Map<string, string>;
  /** What its pictures weigh together. */
  mediaBytes: number;
  /** The name of the revision that publishing would make; null: course.md cannot be used. */
  revision: string | null;
};

/** Reads and compiles every course of a folder, writing nothing: for the checker and for previews. */
export async function checkCourses(root: string, now: Date): Promise<CheckedCourse[]> {
  const names = await listCourseFolders(root);
  return Promise.all(names.map((name) => previewCourse(root, name, now)));
}

/** What is wrong with all of them together; a course that cannot be read is left out. */
export function checkWhole(checked: readonly CheckedCourse[]): Problem[] {
  return checkLibrary(checked.flatMap((one) => (one.course ? { ...one, course: one.course } : [])));
}

/** What is wrong with the taxa files, those that no course names included. */
export async function checkTaxa(root: string): Promise<Problem[]> {
  const list = problemList();
  const files = await readTaxaFolder(root);
  readTaxa(files, list, files.keys());
  return list.problems;
}

/** One course as it lies in its folder now, with what is wrong with it. */
export async function previewCourse(root: string, name: string, now: Date): Promise<CheckedCourse> {
  const read = await readCourseFolder(root, name);
  const today = now.toISOString().slice(0, 10);
  const options = { folder: name, words: courseWords, today };
  const { course, problems } = compileCourse(read.files, read.taxa, read.media, options);
  const files = revisionFiles(read, course?.taxa ?? []);
  const revision = course && revisionId(files, read.media);
  const mediaBytes = [...read.media.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  return { name, course, problems, files, mediaBytes, revision };
}
