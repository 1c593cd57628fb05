import { said } from '#lib/domain/course/texts.ts';
import type { Language } from '#lib/domain/language.ts';
import type { Programme } from './programme.ts';

/** Where a person stands in a course of the programme. */
export type CourseStanding =
  | { state: 'held' | 'expired'; certificateId: string; expiresAt: Date | null }
  | { state: 'revoked'; certificateId: string }
  | { state: 'begun' | 'not-begun' | 'unpublished' };

export type ProgrammeCourse = CourseStanding & { id: string; title: string; language: Language };

export type ProgrammePage = {
  title: string;
  summary: string;
  groups: { id: string; title: string; courses: ProgrammeCourse[] }[];
  /** Certificates held that are valid, and how many there are to hold. */
  held: number;
  of: number;
  /** The valid certificate of the programme. */
  certificateId: string | null;
  /** The day on which the first of those held ends. */
  firstEnds: Date | null;
};

export type Standings = {
  courses: ReadonlyMap<string, CourseStanding>;
  certificateId: string | null;
};

/** How far somebody is. `titles`: of the published courses, by id. */
export function programmePage(
  programme: Programme,
  titles: ReadonlyMap<string, { title: string; language: Language }>,
  { courses, certificateId }: Standings,
  language: Language
): ProgrammePage {
  const groups = programme.groups.map((group) => ({
    id: group.id,
    title: said(group.title, language),
    courses: group.courses.map((id): ProgrammeCourse => {
      const known = titles.get(id);
      const { title, language: own } = known ?? { title: inWords(id), language: 'en' };
      const standing = courses.get(id) ?? { state: 'not-begun' };
      return { id, title, language: own, ...(known ? standing : { state: 'unpublished' }) };
    })
  }));
  const all = groups.flatMap((group) => group.courses);
  const held = all.flatMap((course) => (course.state === 'held' ? [course] : []));
  const ends = held.flatMap(({ expiresAt }) => expiresAt ?? []);
  return {
    ...{ title: said(programme.title, language), summary: said(programme.summary, language) },
    ...{ groups, held: held.length, of: all.length, certificateId },
    firstEnds: ends.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
  };
}

/** What a course that nobody has published yet is called: `musk-deer` as "musk deer". */
const inWords = (id: string) => id.replaceAll('-', ' ');
