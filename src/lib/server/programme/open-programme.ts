import { textIn } from '#lib/domain/course/course-in.ts';
import type { Language } from '#lib/domain/language.ts';
import { programmePage, type ProgrammePage } from '#lib/domain/programme/programme-page.ts';
import { loadCourses } from '#lib/server/course/load-course.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { loadProgramme } from './load-programme.ts';
import { programmeStandings } from './queries.ts';

/** The programme and how far this person is in it; null: none is published. Three statements. */
export async function openProgramme(
  db: Db,
  personId: string,
  { language, now }: { language: Language; now: Date }
): Promise<ProgrammePage | null> {
  const programme = await loadProgramme(db);
  if (!programme) return null;
  const courses = await loadCourses(db);
  const titles = new Map(
    courses.map(({ course }) => {
      const { title, language: own } = textIn(course, language);
      return [course.id, { title, language: own }];
    })
  );
  return programmePage(programme, titles, await programmeStandings(db, personId, now), language);
}
