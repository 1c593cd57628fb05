import { sql } from 'kysely';
import type { Day } from '#lib/domain/time/day.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import type { PersonSpan } from './person-spans.ts';

type Change = Pick<PersonSpan, 'unitId' | 'courseId' | 'standing' | 'due'> & {
  day: Day;
  change: number;
};

/** Adds to the sums, of each unit and all above it, what spans that came and went change in them. */
export async function addTallies(tx: Tx, gone: PersonSpan[], come: PersonSpan[]): Promise<void> {
  const sums = new Map<string, Change>();
  for (const [spans, by] of [
    [gone, -1],
    [come, 1]
  ] as const)
    for (const { unitId, courseId, standing, due, from, until } of spans) {
      add({ unitId, courseId, standing, due, day: from, change: by });
      if (until) add({ unitId, courseId, standing, due, day: until, change: -by });
    }
  const changes = [...sums.values()].filter(({ change }) => change !== 0);
  if (changes.length) await write(tx, changes);

  function add(change: Change): void {
    const key = [change.unitId, change.courseId, change.standing, change.due, change.day].join('|');
    const sum = sums.get(key);
    if (sum) sum.change += change.change;
    else sums.set(key, change);
  }
}

/**
 * A change counts for a unit above while the one lay under the other: from the later of both days
 * on, and no longer from the day they were parted. Marks that lie later hold another sum.
 */
async function write(tx: Tx, changes: Change[]): Promise<void> {
  await sql`
    with raw as (
      select * from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
        as raw("unitId" uuid, "courseId" text, standing text, due text, day date, change int)
    ), reached as (
      select above_id, "courseId", standing, due, turn.day, sum(turn.change)::int as change
      from raw join unit_reach on unit_reach.unit_id = raw."unitId"
        and (until_day is null or raw.day < until_day)
      cross join lateral (
        select greatest(raw.day, from_day) as day, raw.change
        union all select until_day, -raw.change where until_day is not null
      ) as turn
      group by above_id, "courseId", standing, due, turn.day
    ), summed as (
      insert into standing_tally as kept (unit_id, day, course_id, standing, due, change)
      select above_id, day, "courseId", standing, due, change from reached where change <> 0
      on conflict (unit_id, day, course_id, standing, due)
      do update set change = kept.change + excluded.change
    )
    insert into standing_base as kept (unit_id, day, course_id, standing, due, people)
    select above_id, mark.day, "courseId", standing, due, sum(change)::int
    from reached join standing_mark as mark on mark.unit_id = above_id and mark.day > reached.day
    group by above_id, mark.day, "courseId", standing, due
    on conflict (unit_id, day, course_id, standing, due)
    do update set people = kept.people + excluded.people`.execute(tx);
}
