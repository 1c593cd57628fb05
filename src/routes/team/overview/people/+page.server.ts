import { concernOf, concerns } from '#lib/domain/standing/overview.ts';
import { dues, standings } from '#lib/domain/standing/standing.ts';
import { readDay } from '#lib/domain/time/day.ts';
import { courseTitles } from '#lib/server/course/course-titles.ts';
import { getDb } from '#lib/server/db/database.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import { agencyDay } from '#lib/server/standing/agency-day.ts';
import { peopleBehind } from '#lib/server/standing/queries.ts';
import { dayAsked } from '#lib/server/standing/read-overview.ts';
import { settle } from '#lib/server/standing/settle.ts';
import { listUnitsUnder } from '#lib/server/unit/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const { searchParams } = event.url;
  const asked = (name: string) => searchParams.get(name) ?? '';
  const now = new Date();
  const units = await listUnitsUnder(getDb(), manager);
  const wanted = asked('unit');
  const unit = found(wanted ? units.find(({ id }) => id === wanted) : units[0]);
  const concern = concerns.find((one) => one === asked('concern')) ?? null;
  const course = /^[a-z0-9-]{1,80}$/.test(asked('course')) ? asked('course') : null;
  const day = dayAsked(searchParams.get('on'), readDay, now);
  const page = Math.min(Math.max(Math.trunc(Number(asked('page'))) || 1, 1), 100_000);
  const what = {
    ...(concern && concernOf[concern]),
    ...oneOf('standing', standings),
    ...oneOf('due', dues)
  };
  await settle(getDb(), now);
  const wish = { unitId: unit.id, day, courseId: course, ...what };
  return {
    ...{ unit, concern, course, day, page, today: agencyDay(now) },
    people: await peopleBehind(getDb(), wish, manager.id, now, page),
    courses: await courseTitles(getDb(), event.locals.language)
  };

  function oneOf<K extends string, T extends string>(name: K, list: readonly T[]) {
    const one = list.find((item) => item === asked(name));
    return one ? ({ [name]: one } as Record<K, T>) : {};
  }
};
