import { getDb } from '#lib/server/db/database.ts';
import { learnerCourse } from '#lib/server/enrolment/learner-course.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = requirePerson(event);
  const { page, revision } = found(
    await learnerCourse(getDb(), {
      personId: person.id,
      courseId: event.params.course,
      language: event.locals.language
    })
  );
  return {
    page,
    revision: { number: revision.number, publishedAt: revision.publishedAt },
    timeZone: person.timeZone
  };
};
