import type { Language } from '#lib/domain/language.ts';
import type { Course } from './course.ts';

/** What a file of a course's folder holds, and in which language; `module` is an id. */
export type Place =
  | { kind: 'module'; module: string; language: Language }
  | { kind: 'exam'; language: Language }
  | { kind: 'file' };

/** `path` within the course's folder, as `ru/02-the-horn.md`. */
export function whereIs(path: string, course: Course): Place {
  const [folder, ...rest] = path.split('/');
  const translated = rest.length === 1 && course.languages.includes(folder!);
  const name = translated ? rest[0]! : path;
  const language = translated ? folder! : course.original;
  const module = course.modules.find(({ file }) => file === name);
  if (module) return { kind: 'module', module: module.id, language };
  return name === 'exam.md' ? { kind: 'exam', language } : { kind: 'file' };
}

/** The file that holds a text in a language: `02-the-horn.md`, `ru/02-the-horn.md`. */
export function fileIn(name: string, language: Language, course: Course): string {
  return language === course.original ? name : `${language}/${name}`;
}
