import { sql } from 'kysely';
import type { Due, Standing } from '#lib/domain/standing/standing.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** So many people at a unit and all below it stood so on that day. */
export interface Count {
  unitId: string;
  /** '': people posted there, whatever the course. */
  courseId: string;
  standing: Standing | 'posted';
  due: Due;
  people: number;
}

/**
 * How many stood how on a day, of each of these units with all that lay below it then. The caller
 * has settled, and asks of nothing that its reader may not see. One statement, whatever the years.
 */
export async function countsOn(db: Db, unitIds: string[], day: Day): Promise<Count[]> {
  const { rows } = await sql<Count>`
    with base as (select max(quarter) as quarter from standing_quarter where quarter <= ${day}::date)
    select unit_id as "unitId", course_id as "courseId", standing, due, sum(people)::int as people
    from (
      select unit_id, course_id, standing, due, people
      from standing_base join base using (quarter) where unit_id = any(${unitIds}::uuid[])
      union all
      select unit_id, course_id, standing, due, change
      from standing_tally
      where unit_id = any(${unitIds}::uuid[]) and day <= ${day}::date
        and day >= coalesce((select quarter from base), '-infinity')
    ) as counted
    group by unit_id, course_id, standing, due
    having sum(people) <> 0`.execute(db);
  return rows;
}
