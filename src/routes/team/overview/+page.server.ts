import { readOverviewQuery } from '#lib/domain/standing/overview-query.ts';
import { courseTitles } from '#lib/server/course/course-titles.ts';
import { getDb } from '#lib/server/db/database.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import { agencyDay } from '#lib/server/standing/agency-day.ts';
import { readOverview } from '#lib/server/standing/read-overview.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const now = new Date();
  const query = readOverviewQuery(event.url, now, agencyDay(now));
  const overview = await readOverview(getDb(), manager, query);
  return {
    query,
    // whose units were all closed sees why; a unit that is not theirs cannot be found
    overview: query.unit ? found(overview) : overview,
    courses: await courseTitles(getDb(), event.locals.language)
  };
};
