import { sql } from 'kysely';
import type { Day } from '#lib/domain/time/day.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { lockStandings } from './lock-standings.ts';

/** A new unit counts for all above it, from ever: nothing happened there before it was. */
export async function addReach(db: Db, unitId: string): Promise<void> {
  await sql`insert into unit_reach (unit_id, above_id, from_day)
    select unit_id, above_id, '-infinity' from unit_above where unit_id = ${unitId}`.execute(db);
}

/**
 * After `unit_above` was changed by hanging a unit elsewhere: from this day on its people, and all
 * below it, count for the units above its new place and no longer for those above the old one. What
 * was counted before stays. The caller holds the tree's lock.
 */
export async function moveReach(tx: Tx, unitId: string, today: Day): Promise<void> {
  await lockStandings(tx);
  const parted = await sql<{ aboveId: string }>`
    with branch as (select unit_id from unit_above where above_id = ${unitId}),
    gone as (
      select reach.unit_id, reach.above_id, reach.from_day
      from unit_reach as reach join branch using (unit_id)
      where reach.until_day is null and not exists (select from unit_above as now
        where now.unit_id = reach.unit_id and now.above_id = reach.above_id)
    ), closed as (
      update unit_reach set until_day = ${today}::date from gone
      where unit_reach.unit_id = gone.unit_id and unit_reach.above_id = gone.above_id
        and unit_reach.from_day = gone.from_day and gone.from_day < ${today}::date
    ), undone as (
      delete from unit_reach using gone
      where unit_reach.unit_id = gone.unit_id and unit_reach.above_id = gone.above_id
        and unit_reach.from_day = gone.from_day and gone.from_day >= ${today}::date
    )
    select distinct above_id as "aboveId" from gone`.execute(tx);
  const joined = await sql<{ aboveId: string }>`
    with added as (
      insert into unit_reach as kept (unit_id, above_id, from_day)
      select now.unit_id, now.above_id, ${today}::date
      from unit_above as now join unit_above as branch
        on branch.unit_id = now.unit_id and branch.above_id = ${unitId}
      where not exists (select from unit_reach as reach where reach.unit_id = now.unit_id
        and reach.above_id = now.above_id and reach.until_day is null)
      on conflict (unit_id, above_id, from_day) do update set until_day = null
      returning above_id
    )
    select distinct above_id as "aboveId" from added`.execute(tx);
  const of = (rows: { aboveId: string }[]) => rows.map(({ aboveId }) => aboveId);
  await carry(tx, unitId, of(parted.rows), -1, today);
  await carry(tx, unitId, of(joined.rows), 1, today);
}

/** Adds the sums of a branch, as they stand today and change later, to the units above, or takes them away. */
async function carry(tx: Tx, unitId: string, above: string[], by: 1 | -1, today: Day) {
  if (!above.length) return;
  await sql`
    with carried as (
      select above_id, greatest(day, ${today}::date) as day, course_id, standing, due,
        ${by}::int * sum(change) as change
      from standing_tally cross join unnest(${above}::uuid[]) as above_id
      where unit_id = ${unitId}
      group by 1, 2, 3, 4, 5
      having sum(change) <> 0
    ), summed as (
      insert into standing_tally as kept (unit_id, day, course_id, standing, due, change)
      select above_id, day, course_id, standing, due, change from carried
      on conflict (unit_id, day, course_id, standing, due)
      do update set change = kept.change + excluded.change
    )
    insert into standing_base as kept (unit_id, day, course_id, standing, due, people)
    select above_id, mark.day, course_id, standing, due, sum(change)
    from carried join standing_mark as mark on mark.unit_id = above_id and mark.day > carried.day
    group by 1, 2, 3, 4, 5
    on conflict (unit_id, day, course_id, standing, due)
    do update set people = kept.people + excluded.people`.execute(tx);
}
