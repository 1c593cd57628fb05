import { compileCourse } from '#lib/domain/course/compile-course.ts';
import type { Course } from '#lib/domain/course/course.ts';
import type { Problem } from '#lib/domain/course/problem.ts';
import { listCourseFolders, readCourseFolder } from './read-course-folder.ts';
import { courseWords } from './words.ts';

export type CheckedCourse = { name: string; course: Course | null; problems: Problem[] };

/** Reads and compiles every course of a folder, writing nothing: for the checker and for previews. */
export async function checkCourses(root: string, now: Date): Promise<CheckedCourse[]> {
  const names = await listCourseFolders(root);
  return Promise.all(names.map((name) => previewCourse(root, name, now)));
}

/** One course as it lies in its folder now, with what is wrong with it. */
export async function previewCourse(root: string, name: string, now: Date): Promise<CheckedCourse> {
  const { files, taxa, media } = await readCourseFolder(root, name);
  const today = now.toISOString().slice(0, 10);
  const options = { folder: name, words: courseWords, today };
  return { name, ...compileCourse(files, taxa, media, options) };
}
