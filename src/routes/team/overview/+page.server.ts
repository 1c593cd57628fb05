import { isId } from '#lib/domain/id.ts';
import { readDay } from '#lib/domain/time/day.ts';
import { courseTitles } from '#lib/server/course/course-titles.ts';
import { getDb } from '#lib/server/db/database.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import { agencyDay } from '#lib/server/standing/agency-day.ts';
import { dayAsked, readOverview } from '#lib/server/standing/read-overview.ts';
import { listUnitsUnder } from '#lib/server/unit/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const { searchParams } = event.url;
  const now = new Date();
  const day = dayAsked(searchParams.get('on'), readDay, now);
  const unit = searchParams.get('unit');
  const asked = { unitId: unit && isId(unit) ? unit : null, day };
  const units = await listUnitsUnder(getDb(), manager);
  return {
    now,
    day,
    today: agencyDay(now),
    units,
    overview: await readOverview(getDb(), units, asked, now),
    courses: await courseTitles(getDb(), event.locals.language)
  };
};
