import { sql } from 'kysely';
import type { Figures } from '#lib/domain/standing/overview.ts';
import { addDays, type Day } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { countedUntil } from './counted-until.ts';

export interface TrendPoint extends Omit<Figures, 'people'> {
  day: Day;
  /** Open tasks whose day had passed. */
  over: number;
}

/** On a day and the eleven before it, thirty days apart. */
export const trendDays = (day: Day): Day[] =>
  Array.from({ length: 12 }, (_, at) => addDays(day, -30 * (11 - at)));

/** How far a unit and all below it were on these days, the oldest first. One statement. */
export async function readTrend(
  db: Db,
  unitId: string,
  days: Day[],
  course: string | null
): Promise<TrendPoint[]> {
  const { rows } = await sql<TrendPoint>`
    select on_day::text as day, sum(people)::int as asked,
      coalesce(sum(people) filter (where standing in ('passed', 'ending')), 0)::int as valid,
      coalesce(sum(people) filter (where due = 'over'), 0)::int as over
    from ${countedUntil([unitId], days)} as counted
    where course_id <> '' and (${course}::text is null or course_id = ${course})
    group by 1`.execute(db);
  const nothing = { asked: 0, valid: 0, over: 0 };
  return days.map((day) => rows.find((row) => row.day === day) ?? { day, ...nothing });
}
