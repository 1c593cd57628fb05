import { courseToContinue } from '#lib/domain/enrolment/my-course.ts';
import { getDb } from '#lib/server/db/database.ts';
import { learnerCourses } from '#lib/server/enrolment/learner-courses.ts';
import { requirePerson } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const courses = await learnerCourses(getDb(), person.id, event.locals.language);
  return { courses, toContinue: courseToContinue(courses)?.id ?? null };
};
