import { textIn } from '#lib/domain/course/course-in.ts';
import type { Language } from '#lib/domain/language.ts';
import type { Member, Team, TeamPerson } from '#lib/domain/team/member.ts';
import type { TeamQuery } from '#lib/domain/team/team-query.ts';
import { loadCourses } from '#lib/server/course/load-course.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { allMembers, team, teamPerson } from './queries.ts';

/** A course as the team page names it. */
export interface TeamCourse {
  id: string;
  title: string;
  modules: number;
}

/** What the team page shows: a page of members, the counts, the units and the courses' names. */
export async function readTeam(
  db: Db,
  managerId: string,
  query: TeamQuery,
  language: Language
): Promise<{ team: Team; courses: TeamCourse[] }> {
  const courses = await teamCourses(db, language);
  return { team: await team(db, managerId, query), courses };
}

/** What the export writes: every member the query names, in its order. */
export async function readWholeTeam(
  db: Db,
  managerId: string,
  query: TeamQuery,
  language: Language
): Promise<{ members: Member[]; courses: TeamCourse[] }> {
  const courses = await teamCourses(db, language);
  return { members: await allMembers(db, managerId, query), courses };
}

/** What the page of one person under a manager shows; null: nobody under this manager has the id. */
export async function readTeamPerson(
  db: Db,
  managerId: string,
  personId: string,
  query: TeamQuery,
  language: Language
): Promise<{ person: TeamPerson; courses: TeamCourse[] } | null> {
  const person = await teamPerson(db, managerId, personId, query);
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
