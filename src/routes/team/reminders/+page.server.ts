import { readLogQuery } from '#lib/domain/reminder/log-query.ts';
import { courseTitles } from '#lib/server/course/course-titles.ts';
import { getDb } from '#lib/server/db/database.ts';
import { currentRules } from '#lib/server/reminder/current-rules.ts';
import { readLog } from '#lib/server/reminder/read-log.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import { agencyTimeZone } from '#lib/server/standing/agency-day.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const query = readLogQuery(event.url);
  const { rules } = await currentRules(getDb());
  return {
    query,
    rules,
    timeZone: agencyTimeZone(),
    ...(await readLog(getDb(), query, { managerId: manager.id, now: new Date() })),
    courses: await courseTitles(getDb(), event.locals.language)
  };
};
