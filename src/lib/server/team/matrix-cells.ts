import { sql, type RawBuilder } from 'kysely';
import type { MatrixPerson } from '#lib/domain/team/matrix.ts';
import { addDays, dayBegins, type Day } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { agencyTimeZone } from '#lib/server/standing/agency-day.ts';
import { topsOf } from '#lib/server/unit/units-over.ts';
import { on, order, type People, type PeopleWish } from './matrix-people.ts';

/**
 * These people with how they stood with each course on the day, in the order of the wish. What came
 * after that day is not told: no later certificate, revocation or end of a task. One statement.
 */
export async function withCells(
  db: Db,
  managerId: string,
  people: People,
  wish: PeopleWish,
  now: Date
): Promise<MatrixPerson[]> {
  const { rows } = await sql<MatrixPerson>`
    with person as materialized (${people}),
    top as materialized ${topsOf(managerId, now)}
    select person.id, person.name, person.badge, unit.name as unit,
      coalesce((select true from posting
        where posting.person_id = person.id and posting.until_at is null
          and (select true from unit_above join top on top.unit_id = above_id
            where unit_above.unit_id = posting.unit_id limit 1)), false) as mine,
      coalesce((${cells(wish.day)}), '[]') as cells
    from person join unit on unit.id = person.unit_id
    order by ${order(wish)}`.execute(db);
  return rows;
}

/** Of one `person`, as JSON: one probe of certificates, tasks or enrolments a cell that shows them. */
const cells = (day: Day) => sql`
  select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'course', span.course_id, 'standing', span.standing, 'due', span.due,
      'passed', ${dayOf(sql`certificate.issued_at`)}, 'ends', ${dayOf(sql`certificate.expires_at`)},
      'revoked', case when span.standing = 'revoked' then ${dayOf(sql`(
        select revoked_at from revocation where certificate_id = certificate.id)`)} end,
      'begun', case when span.standing = 'under-way' then ${dayOf(sql`(
        select started_at from enrolment where enrolment.person_id = span.person_id
          and enrolment.course_id = span.course_id)`)} end,
      'dueOn', case when span.due <> 'none' then (
        select min(due_on) from task
        where task.person_id = span.person_id and task.course_id = span.course_id
          and assigned_at < ${dayEnds(day)}
          and (done_at is null or done_at >= ${dayEnds(day)})
          and (withdrawn_at is null or withdrawn_at >= ${dayEnds(day)})) end
    )) order by span.course_id)
  from standing_span as span
  left join lateral (
    select id, issued_at, expires_at from certificate
    where span.standing in ('passed', 'ending', 'expired', 'revoked')
      and certificate.person_id = span.person_id and certificate.course_id = span.course_id
      and programme is null and issued_at < ${dayEnds(day)}
    order by issued_at desc limit 1
  ) as certificate on true
  where span.person_id = person.id and span.course_id <> '' and ${on('span', day)}`;

const dayEnds = (day: Day) => dayBegins(addDays(day, 1), agencyTimeZone());

const dayOf = (moment: RawBuilder<unknown>) =>
  sql`(${moment} at time zone ${agencyTimeZone()})::date`;
