import { textIn } from '#lib/domain/course/course-in.ts';
import { readChanges } from '#lib/server/correction/read-changes.ts';
import { getDb } from '#lib/server/db/database.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

/** Questions whose published key is another than it was. */
export const load: PageServerLoad = async (event) => {
  const { timeZone } = requireRole(event, 'trainer', 'administrator');
  const { course, changes } = found(await readChanges(getDb(), event.params.course));
  return {
    course: { id: course.id, title: textIn(course, event.locals.language).title },
    timeZone,
    changes
  };
};
