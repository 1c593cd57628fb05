import { courseToContinue } from '#lib/domain/enrolment/my-course.ts';
import { getDb } from '#lib/server/db/database.ts';
import { learnerCourses } from '#lib/server/enrolment/learner-courses.ts';
import { countCards } from '#lib/server/practice/queries.ts';
import { requirePerson } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const courses = await learnerCourses(getDb(), person.id, event.locals.language);
  const practice = await countCards(getDb(), person.id, new Date());
  return { courses, practice, toContinue: courseToContinue(courses)?.id ?? null };
};
