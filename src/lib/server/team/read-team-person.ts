import { textIn } from '#lib/domain/course/course-in.ts';
import type { Language } from '#lib/domain/language.ts';
import type { TeamPerson } from '#lib/domain/team/member.ts';
import { loadCourses } from '#lib/server/course/load-course.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { settle } from '#lib/server/standing/settle.ts';
import { teamPerson } from './queries.ts';

/** A course as the team page names it. */
export interface TeamCourse {
  id: string;
  title: string;
  modules: number;
}

/** What the page of one person under a manager shows; null: nobody under this manager has the id. */
export async function readTeamPerson(
  db: Db,
  managerId: string,
  personId: string,
  language: Language,
  now: Date
): Promise<{ person: TeamPerson; courses: TeamCourse[] } | null> {
  await settle(db, now, { atMost: 200 });
  const person = await teamPerson(db, managerId, personId, now);
  return person && { person, courses: await teamCourses(db, language) };
}

async function teamCourses(db: Db, language: Language): Promise<TeamCourse[]> {
  const loaded = await loadCourses(db);
  return loaded.map(({ course }) => ({
    id: course.id,
    title: textIn(course, language).title,
    modules: course.modules.length
  }));
}
