import { sql } from 'kysely';
import type { Count } from '#lib/domain/standing/overview.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { countedUntil } from './counted-until.ts';

/**
 * How many stood how on a day, of each of these units with all that lay below it then. The caller
 * has settled, and asks of nothing that its reader may not see. One statement, whatever the years.
 */
export async function countsOn(db: Db, unitIds: string[], day: Day): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select unit_id as "unitId", course_id as "courseId", standing, due, sum(people)::int as people
    from ${countedUntil(unitIds, [day])} as counted
    group by unit_id, course_id, standing, due
    having sum(people) <> 0`.execute(db);
  return rows;
}
