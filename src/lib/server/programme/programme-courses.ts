import { coursesOf } from '#lib/domain/programme/programme.ts';
import type { Texts } from '#lib/domain/course/texts.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { loadProgramme } from './load-programme.ts';

export interface ProgrammeCourses {
  title: Texts;
  /** Those that are published, in the order of the programme. */
  courses: string[];
  /** How many nobody has published yet. */
  unpublished: number;
}

/** What the programme asks for as it is now; null: there is none. Two statements. */
export async function programmeCourses(db: Db | Tx): Promise<ProgrammeCourses | null> {
  const programme = await loadProgramme(db);
  if (!programme) return null;
  const all = coursesOf(programme);
  const rows = await db
    .selectFrom('course')
    .select('id')
    .where('id', 'in', all.length ? all : [''])
    .where('revision_id', 'is not', null)
    .execute();
  const known = new Set(rows.map(({ id }) => id));
  const courses = all.filter((id) => known.has(id));
  return { title: programme.title, courses, unpublished: all.length - courses.length };
}
