import type { Language } from '#lib/domain/language.ts';
import { plainLines } from '#lib/domain/course/hash.ts';
import type { Picture } from '#lib/domain/course/picture.ts';
import type { problemList, Report } from '#lib/domain/course/problem.ts';
import type { Taxon } from '#lib/domain/course/taxon.ts';
import { courseShape, moduleShape, type CourseFront, type ModuleFront } from './course-shape.ts';
import { readSheet, type Sheet } from './front-matter.ts';
import { mediaShape } from './media-shape.ts';
import { takeOwnNotes } from './own-notes.ts';
import { readPictures, type MediaFile } from './read-pictures.ts';
import { readTaxa } from './read-taxa.ts';
import { readSegments, type Segment } from './segments.ts';
import { lineOf, readShape } from './shape.ts';
import { readYaml, type Tree } from './yaml-tree.ts';

/** A Markdown file, read: its front matter is still a tree, its body is cut into segments. */
export type SourceFile = {
  /** Within the course's folder: `ru/02-the-horn.md`. */
  path: string;
  text: string;
  front: Tree | null;
  segments: Segment[];
  ownNotes: Record<string, string>;
  report: Report;
};

/** Everything that was written, read but not yet put into HTML. */
export type Sources = {
  front: CourseFront;
  course: SourceFile;
  languages: Language[];
  modules: { name: string; front: ModuleFront; file: SourceFile; id: string }[];
  exam: SourceFile | null;
  /** `ru/02-the-horn.md` -> the file. */
  translations: Map<string, SourceFile>;
  taxa: Map<string, Taxon>;
  /** Ids of taxa that have a file but are not named. */
  otherTaxa: Set<string>;
  pictures: Record<string, Picture>;
  media: ReadonlyMap<string, MediaFile>;
  /** Line in media.yaml of an entry. */
  pictureLine: (name: string) => number;
};

const moduleName = /^\d+-([a-z0-9][a-z0-9-]*)\.md$/;
const languageName = /^[a-z]{2,3}(-[A-Za-z0-9]+)?$/;

/** The taxa that a course.md names, without judging the rest of it. */
export function namedTaxa(course: string): string[] {
  const { front } = readSheet(plainLines(course), () => {});
  const taxa = (front?.value as { taxa?: unknown } | null)?.taxa;
  return Array.isArray(taxa) ? taxa.filter((one) => typeof one === 'string') : [];
}

/** Reads the files of a course; null: there is no course.md that could be used (reported). */
export function readSources(
  files: ReadonlyMap<string, string>,
  taxaFiles: ReadonlyMap<string, string>,
  media: ReadonlyMap<string, MediaFile>,
  folder: string,
  list: ReturnType<typeof problemList>
): Sources | null {
  const read = (path: string) => readFile(path, files.get(path)!, list.in(`${folder}/${path}`));
  if (!files.has('course.md')) {
    list.in(`${folder}/course.md`)(1, 'no-course-file', { folder });
    return null;
  }
  const course = read('course.md');
  const front = course.front && readShape(courseShape, course.front, course.report);
  if (!front) return null;
  // a revision keeps the taxa that the course names, so it may lean on no others
  const named = (file: string) => front.taxa.includes(file.replace(/\.yaml$/, ''));
  const ownTaxa = new Map([...taxaFiles].filter(([file]) => named(file)));
  const taxa = readTaxa(ownTaxa, list);
  const otherTaxa = new Set(
    [...taxaFiles.keys()].filter((file) => !named(file)).map((file) => file.replace(/\.yaml$/, ''))
  );
  checkFront(front, course, folder, taxaFiles);
  const names = [...files.keys()].filter((path) => moduleName.test(path)).sort(byNumber);
  if (names.length === 0) course.report(1, 'no-modules');
  const modules = names.flatMap((name) => readModule(name, read(name)));
  checkModuleIds(modules);
  const translations = readTranslations(files, front.language, read);
  const languages = languagesOf(translations, front.language);
  const { pictures, pictureLine } = readMedia(files, media, languages, folder, list);
  reportStrangers(files, translations, folder, list);
  return {
    front,
    course,
    languages,
    modules,
    exam: files.has('exam.md') ? read('exam.md') : null,
    translations,
    taxa,
    otherTaxa,
    pictures,
    media,
    pictureLine
  };
}

function readFile(path: string, given: string, report: Report): SourceFile {
  const text = plainLines(given);
  // exam.md may go without front matter: it holds questions only
  const bare = path.endsWith('exam.md') && !text.startsWith('---');
  const sheet: Sheet = bare ? { front: null, body: text, bodyLine: 1 } : readSheet(text, report);
  const { body, notes } = takeOwnNotes(sheet.body);
  const segments = readSegments(body, sheet.bodyLine, report);
  return { path, text, front: sheet.front, segments, ownNotes: notes, report };
}

function readModule(name: string, file: SourceFile): Sources['modules'] {
  const front = file.front && readShape(moduleShape, file.front, file.report);
  if (!front) return [];
  return [{ name, front, file, id: front.id ?? moduleName.exec(name)![1]! }];
}

function checkFront(
  front: CourseFront,
  { front: tree, report }: SourceFile,
  folder: string,
  taxaFiles: ReadonlyMap<string, string>
): void {
  if (front.id !== folder) report(lineOf(tree!, ['id']), 'id-not-folder', { id: front.id });
  front.taxa.forEach((taxon, index) => {
    if (!taxaFiles.has(`${taxon}.yaml`))
      report(lineOf(tree!, ['taxa', index]), 'unknown-taxon', { taxon, near: '' });
  });
}

function checkModuleIds(modules: Sources['modules']): void {
  const seen = new Set<string>();
  for (const { id, file } of modules) {
    if (seen.has(id)) file.report(1, 'duplicate-module', { id });
    seen.add(id);
  }
}

function readTranslations(
  files: ReadonlyMap<string, string>,
  original: Language,
  read: (path: string) => SourceFile
): Map<string, SourceFile> {
  const translations = new Map<string, SourceFile>();
  for (const path of files.keys()) {
    const [folder, name] = path.split('/');
    if (!name?.endsWith('.md') || !languageName.test(folder!)) continue;
    const file = read(path);
    if (folder === original || !files.has(name)) file.report(1, 'translation-of-nothing', { name });
    else translations.set(path, file);
  }
  return translations;
}

function languagesOf(translations: Map<string, SourceFile>, original: Language): Language[] {
  const others = new Set([...translations.keys()].map((path) => path.split('/')[0]!));
  return [original, ...[...others].sort()];
}

function readMedia(
  files: ReadonlyMap<string, string>,
  media: ReadonlyMap<string, MediaFile>,
  languages: Language[],
  folder: string,
  list: ReturnType<typeof problemList>
): Pick<Sources, 'pictures' | 'pictureLine'> {
  const report = list.in(`${folder}/media/media.yaml`);
  const text = files.get('media/media.yaml');
  const tree = text === undefined ? null : readYaml(plainLines(text), 1, report);
  const entries = tree ? readShape(mediaShape, tree, report) : {};
  const line = (...path: string[]) => (tree ? lineOf(tree, path) : 1);
  return {
    pictures: readPictures(entries ?? {}, media, languages, languages[0]!, report, line),
    pictureLine: (name) => line(name)
  };
}

/** Files that nothing reads: mostly a name mistyped. */
function reportStrangers(
  files: ReadonlyMap<string, string>,
  translations: Map<string, SourceFile>,
  folder: string,
  list: ReturnType<typeof problemList>
): void {
  for (const path of files.keys()) {
    const known =
      ['course.md', 'exam.md', 'media/media.yaml', 'README.md'].includes(path) ||
      moduleName.test(path) ||
      translations.has(path) ||
      languageName.test(path.split('/')[0]!);
    if (!known) list.in(`${folder}/${path}`)(1, 'unknown-file', { path });
  }
}

const byNumber = (a: string, b: string) => parseInt(a, 10) - parseInt(b, 10) || (a < b ? -1 : 1);
