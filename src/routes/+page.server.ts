import { courseToContinue } from '#lib/domain/enrolment/my-course.ts';
import { groupLines } from '#lib/domain/programme/group-line.ts';
import { getDb } from '#lib/server/db/database.ts';
import { learnerCourses } from '#lib/server/enrolment/learner-courses.ts';
import { countCards } from '#lib/server/practice/queries.ts';
import { loadProgramme } from '#lib/server/programme/load-programme.ts';
import { requirePerson } from '#lib/server/session/guards.ts';
import { myTasks } from '#lib/server/task/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const { language } = event.locals;
  const known = await learnerCourses(getDb(), person.id, language);
  const groups = groupLines(known, await loadProgramme(getDb()), language);
  // in the order of the programme: who has begun nothing begins with its first
  const courses = groups.flatMap((group) => group.courses);
  const now = new Date();
  const practice = await countCards(getDb(), person.id, now);
  return {
    courses,
    first: groups[0]?.courses ?? [],
    practice,
    tasks: await myTasks(getDb(), person.id, now),
    toContinue: courseToContinue(courses)?.id ?? null
  };
};
