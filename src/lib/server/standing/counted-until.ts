import { type RawBuilder, sql } from 'kysely';
import type { Day } from '#lib/domain/time/day.ts';

/**
 * Rows that add up to how many stood how in each of these units, with all below it, at the end of each
 * of these days: `unit_id, on_day, course_id, standing, due, people`. From a unit's last mark before the
 * day on: some hundred rows for each pair, whatever the years. The caller has settled.
 */
export const countedUntil = (
  unitIds: readonly string[],
  days: readonly Day[]
): RawBuilder<unknown> =>
  sql`(
    with asked as materialized (
      select unit_id, on_day, coalesce((select max(day) from standing_mark as mark
        where mark.unit_id = one.unit_id and day <= on_day), '-infinity') as since
      from unnest(${unitIds}::uuid[]) as one(unit_id)
      cross join unnest(${days}::date[]) as on_day
    )
    select asked.unit_id, on_day, course_id, standing, due, people
    from asked join standing_base as base on base.unit_id = asked.unit_id and base.day = since
    union all
    select asked.unit_id, on_day, course_id, standing, due, change
    from asked join standing_tally as tally on tally.unit_id = asked.unit_id
      and tally.day >= since and tally.day <= on_day)`;
