import { sql } from 'kysely';
import type { ConcernRule, Count } from '#lib/domain/standing/overview.ts';
import type { Due, Standing } from '#lib/domain/standing/standing.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';
import { countedUntil } from './counted-until.ts';
import { stoodSo } from './stood-so.ts';

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

/** The people behind a figure: who was posted where on that day, and stood so. */
export interface Stood {
  personId: string;
  name: string;
  unit: string;
  courseId: string;
  standing: Standing;
  due: Due;
  /** Since when. */
  from: Day;
  /** Posted in a unit of the manager today: the person's page may be opened. */
  mine: boolean;
}

export interface Behind extends ConcernRule {
  /** A unit that the manager is over; with all that lay below it on the day. */
  unitId: string;
  day: Day;
  courseId: string | null;
}

/**
 * A page of those whom a figure of `countsOn` counts, by name, 50 at a time. The caller has made sure
 * that the manager is over the unit. One statement.
 */
export async function peopleBehind(
  db: Db,
  { unitId, day, courseId, ...rule }: Behind,
  managerId: string,
  now: Date,
  page: number
): Promise<Stood[]> {
  const { rows } = await sql<Stood>`
    select span.person_id as "personId", person.name, unit.name as unit,
      span.course_id as "courseId", span.standing, span.due, span.from_day::text as from,
      exists (select from posting where posting.person_id = person.id and posting.until_at is null
        and posting.unit_id in ${unitsOver(managerId, now)}) as mine
    from standing_span as span
    join unit_reach as reach on reach.unit_id = span.unit_id and reach.above_id = ${unitId}
      and reach.from_day <= ${day}::date and (reach.until_day is null or ${day}::date < reach.until_day)
    join person on person.id = span.person_id
    join unit on unit.id = span.unit_id
    where span.course_id <> '' and span.from_day <= ${day}::date
      and (span.until_day is null or ${day}::date < span.until_day)
      and (${courseId}::text is null or span.course_id = ${courseId})
      and ${stoodSo(rule, day)}
    order by person.name, person.id, span.course_id
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db);
  return rows;
}

/** How many of those there are on a page. */
export const pageSize = 50;
