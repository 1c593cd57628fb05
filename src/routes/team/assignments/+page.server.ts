import { inProgrammes } from '#lib/domain/assignment/in-programmes.ts';
import { said } from '#lib/domain/course/texts.ts';
import { assignmentsOf } from '#lib/server/assignment/queries.ts';
import { courseTitles } from '#lib/server/course/course-titles.ts';
import { getDb } from '#lib/server/db/database.ts';
import { programmeCourses } from '#lib/server/programme/programme-courses.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const ended = event.url.searchParams.has('ended');
  const assignments = await assignmentsOf(getDb(), manager.id, new Date(), { ended });
  const titles = await courseTitles(getDb(), event.locals.language);
  const programme = await programmeCourses(getDb());
  return {
    ended,
    assignments: inProgrammes(assignments),
    titles,
    programme: programme && said(programme.title, event.locals.language)
  };
};
