import { groupLines } from '#lib/domain/programme/group-line.ts';
import { getDb } from '#lib/server/db/database.ts';
import { learnerCourses } from '#lib/server/enrolment/learner-courses.ts';
import { loadProgramme } from '#lib/server/programme/load-programme.ts';
import { requirePerson } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const { language } = event.locals;
  const courses = await learnerCourses(getDb(), person.id, language);
  const programme = await loadProgramme(getDb());
  return { groups: groupLines(courses, programme, language), hasProgramme: programme !== null };
};
