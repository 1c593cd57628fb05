import { readLogQuery } from '#lib/domain/reminder/log-query.ts';
import { courseTitles } from '#lib/server/course/course-titles.ts';
import { getDb } from '#lib/server/db/database.ts';
import { readLog } from '#lib/server/reminder/read-log.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'administrator');
  const query = readLogQuery(event.url);
  return {
    query,
    ...(await readLog(getDb(), query, { managerId: null, now: new Date() })),
    courses: await courseTitles(getDb(), event.locals.language)
  };
};
