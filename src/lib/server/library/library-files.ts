import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { plainLines } from '#lib/domain/course/hash.ts';
import {
  inReadingOrder,
  problemList,
  type Problem,
  type Report
} from '#lib/domain/course/problem.ts';
import { readGlossary } from '#lib/domain/glossary/read-glossary.ts';
import { readProgramme } from '#lib/domain/programme/read-programme.ts';
import { listCourseFolders } from '#lib/server/course/read-course-folder.ts';

/** A file beside the courses, with what is wrong in it. */
export type LibraryFile = { path: string; text: string; problems: Problem[] };

/** Who reads which file, and judges it. */
const readers: Record<string, (text: string, report: Report, courses: string[]) => unknown> = {
  'programme.yaml': readProgramme,
  'glossary.yaml': readGlossary
};

/** The files of a folder of courses that no course owns; those that are not there are left out. */
export async function checkLibraryFiles(root: string): Promise<LibraryFile[]> {
  const courses = await listCourseFolders(root);
  const files = await Promise.all(
    Object.entries(readers).map(async ([name, read]) => {
      const given = await readFile(path.join(root, name), 'utf8').catch(() => null);
      if (given === null) return [];
      const text = plainLines(given);
      const list = problemList();
      read(text, list.in(name), courses);
      return [{ path: name, text, problems: inReadingOrder(list.problems) }];
    })
  );
  return files.flat();
}
