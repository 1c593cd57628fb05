import { sql } from 'kysely';
import type { Day } from '#lib/domain/time/day.ts';
import type { Tx } from '#lib/server/db/schema.ts';

/** When more changes than these lie behind a unit's last mark, they are summed up: what a page adds up. */
export const mostBehind = 250;

/**
 * Looks once a day where changes have piled up, and sums up there what lies before this day. The caller
 * holds the lock of standings. Some 0.3 s for five thousand units.
 */
export async function addMarks(tx: Tx, day: Day, most = mostBehind): Promise<void> {
  const begun = await sql`
    insert into standing_marked as kept (day) values (${day}::date)
    on conflict (one) do update set day = excluded.day where kept.day < excluded.day
    returning day`.execute(tx);
  if (!begun.rows.length) return;
  await sql`
    with last as materialized (
      select id as unit_id, coalesce(
        (select max(day) from standing_mark where unit_id = unit.id), '-infinity') as since
      from unit
    ), full_ones as materialized (
      select unit_id, since from last
      where ${day}::date > since and ${most}::int < (select count(*) from (
        select from standing_tally as tally where tally.unit_id = last.unit_id
          and tally.day >= since and tally.day < ${day}::date limit ${most}::int + 1) as behind)
    ), marked as (
      insert into standing_mark (unit_id, day) select unit_id, ${day}::date from full_ones
    )
    insert into standing_base (unit_id, day, course_id, standing, due, people)
    select unit_id, ${day}::date, course_id, standing, due, sum(people)
    from (
      select base.unit_id, course_id, standing, due, people
      from full_ones join standing_base as base
        on base.unit_id = full_ones.unit_id and base.day = since
      union all
      select tally.unit_id, course_id, standing, due, change
      from full_ones join standing_tally as tally
        on tally.unit_id = full_ones.unit_id and tally.day >= since and tally.day < ${day}::date
    ) as counted
    group by unit_id, course_id, standing, due
    having sum(people) <> 0`.execute(tx);
}
