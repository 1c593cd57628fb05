import { said } from '#lib/domain/course/texts.ts';
import type { Language } from '#lib/domain/language.ts';
import { inGroups, type Programme } from './programme.ts';

/** Courses under the head of their group; `title` null: of none. */
export type GroupLine<T> = { id: string; title: string | null; courses: T[] };

/** Courses in the groups of the programme, heads in the reader's language. Without a programme: one group. */
export const groupLines = <T extends { id: string }>(
  courses: readonly T[],
  programme: Programme | null,
  language: Language
): GroupLine<T>[] =>
  inGroups(courses, programme).map(({ group, things }) => ({
    id: group?.id ?? 'other',
    title: group && said(group.title, language),
    courses: things
  }));
