import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '#lib/domain/course/hash.ts';
import type { MediaFile } from '#lib/domain/course/reading/read-pictures.ts';
import { mediaType } from './media-type.ts';
import { pictureSize } from './picture-size.ts';

/** A course as it lies in its folder. Paths are within the folder, with `/` on every system. */
export type CourseFolder = {
  /** The name of the folder: the id of the course. */
  name: string;
  files: Map<string, string>;
  /** The taxa files (`saiga_tatarica.yaml`) of the folder beside it. */
  taxa: Map<string, string>;
  media: Map<string, MediaFile & { body: Buffer; type: string }>;
};

/** The courses in a folder of courses: folders with a course.md. Sorted. */
export async function listCourseFolders(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'taxa' && !entry.name.startsWith('.'))
    .map((entry) => entry.name);
  return names.sort();
}

/** Reads one course with its taxa and pictures. Some megabytes at most: all in memory. */
export async function readCourseFolder(root: string, name: string): Promise<CourseFolder> {
  const folder = path.join(root, name);
  const files: CourseFolder['files'] = new Map();
  const media: CourseFolder['media'] = new Map();
  for (const file of await listFiles(folder)) {
    const type = file.startsWith('media/') ? mediaType(file) : null;
    if (type) media.set(file, await readMedia(path.join(folder, file), type));
    else if (/\.(md|ya?ml)$/.test(file))
      files.set(file, await readFile(path.join(folder, file), 'utf8'));
  }
  return { name, files, taxa: await readTaxaFolder(root), media };
}

/** The text of a revision: the folder, and the taxa the course names under `taxa/`. */
export function revisionFiles(read: CourseFolder, taxa: string[]): Map<string, string> {
  const files = new Map(read.files);
  for (const taxon of taxa) {
    const text = read.taxa.get(`${taxon}.yaml`);
    if (text !== undefined) files.set(`taxa/${taxon}.yaml`, text);
  }
  return files;
}

async function readMedia(file: string, type: string) {
  const body = await readFile(file);
  const hash = sha256(body).slice(0, 32);
  return { hash, bytes: body.length, ...pictureSize(body), body, type };
}

/** The taxa files of a folder of courses, by name. */
export async function readTaxaFolder(root: string): Promise<CourseFolder['taxa']> {
  const taxa: CourseFolder['taxa'] = new Map();
  const folder = path.join(root, 'taxa');
  for (const file of await listFiles(folder))
    if (file.endsWith('.yaml')) taxa.set(file, await readFile(path.join(folder, file), 'utf8'));
  return taxa;
}

/** All files below a folder, sorted; an absent folder has none. */
async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .map((file) => file.split(path.sep).join('/'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
