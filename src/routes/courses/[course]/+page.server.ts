import { Printed } from '#lib/components/course/printed.ts';
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
  const once = (key: string, html: string) => (event.isDataRequest ? html : new Printed(key, html));
  return {
    page: {
      ...page,
      overview: page.overview && once('overview', page.overview),
      sources: page.sources.map((source) => ({
        ...source,
        html: once(`source-${source.number}`, source.html)
      }))
    },
    revision: { number: revision.number, publishedAt: revision.publishedAt },
    timeZone: person.timeZone
  };
};
