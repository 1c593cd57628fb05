import { sql } from 'kysely';
import type { Kind } from '#lib/domain/reminder/kinds.ts';
import { digestStep, type Window } from '#lib/domain/reminder/windows.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { agencyTimeZone } from '#lib/server/standing/agency-day.ts';
import { grantHolds } from '#lib/server/unit/units-over.ts';

export interface Search {
  today: Day;
  windows: Window[];
  /** The day of the digest; null: none is due. */
  digest: Day | null;
  now: Date;
}

/** A row of `reminder` to be: what, to whom, and at which step. */
export interface DueMatter {
  person: string;
  kind: Kind;
  matter: string;
  step: number;
  about: string | null;
  unit: string;
  course: string | null;
  due: Day | null;
}

/**
 * Everything about which somebody is to be written today and was not yet, in the order of people:
 * found by index from the day due, not from the people. Whoever left, is posted nowhere, has no
 * address or had today's letter is not there. One statement, once a day.
 */
export async function mattersToday(
  db: Db,
  { windows, digest, today, now }: Search
): Promise<DueMatter[]> {
  const rows = windows.map(({ from, ...rest }) => ({ ...rest, from: from ?? '-infinity' }));
  const { rows: found } = await sql<DueMatter>`
    with w as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as w(kind text, step int, "from" date, until date)),
    late as materialized (${tasks}),
    levels as materialized (${levels(now)})
    select matter.person_id as person, matter.kind, matter.matter, matter.step,
      matter.about_id as about, matter.unit_id as unit, matter.course_id as course,
      matter.due_on::text as due
    from (
      select person_id, kind, matter, step, null::uuid as about_id, unit_id, course_id, due_on
        from late where kind <> 'escalation'
      union all ${certificates()} union all ${escalations(now)} union all ${digests(digest, now)}
    ) as matter
    join person on person.id = matter.person_id and person.left_at is null
      and person.undone_at is null and person.email is not null
    where not exists (select from reminder where reminder.person_id = matter.person_id
      and reminder.kind = matter.kind and reminder.matter = matter.matter
      and reminder.step = matter.step)
      and not exists (select from reminder_letter as letter
        where letter.person_id = matter.person_id and letter.day = ${today}::date)
    order by matter.person_id`.execute(db);
  return found;
}

/**
 * Units with a manager at or above each unit, the nearest being level 1. A unit's own managers are
 * those of level 1; the unit above is level 2, wherever in the tree that is.
 */
export const levels = (now: Date) => sql`
  select unit_id, above_id, rank() over (partition by unit_id order by depth) as level
  from unit_above where above_id in (select held.unit_id from role_grant as held
    join unit on unit.id = held.unit_id and unit.archived_at is null
    join person on person.id = held.person_id and person.left_at is null
    where held.role = 'manager' and ${grantHolds(now, 'held')})`;

const tasks = sql`
  select task.person_id, w.kind, task.id as matter, w.step, posting.unit_id, task.course_id,
    task.due_on
  from w join task on task.due_on between w."from" and w.until
    and task.done_at is null and task.withdrawn_at is null
  join posting on posting.person_id = task.person_id and posting.until_at is null
  where w.kind in ('due-soon', 'overdue', 'escalation')`;

const certificates = () => sql`
  select certificate.person_id, w.kind, certificate.id, w.step, null, posting.unit_id,
    certificate.course_id, (certificate.expires_at at time zone ${agencyTimeZone()})::date
  from w join certificate on certificate.programme is null
    and certificate.expires_at >= w."from"::timestamp at time zone ${agencyTimeZone()}
    and certificate.expires_at < (w.until + 1)::timestamp at time zone ${agencyTimeZone()}
  join posting on posting.person_id = certificate.person_id and posting.until_at is null
  where w.kind = 'expiring' and ${isHeld}`;

/** True where a row of `certificate` is the newest of its course and was not withdrawn. */
export const isHeld = sql`not exists (select from revocation
    where revocation.certificate_id = certificate.id)
  and not exists (select from certificate as newer where newer.person_id = certificate.person_id
    and newer.course_id = certificate.course_id
    and (newer.issued_at, newer.number) > (certificate.issued_at, certificate.number))`;

const escalations = (now: Date) => sql`
  select held.person_id, late.kind, late.matter, late.step, late.person_id, late.unit_id,
    late.course_id, late.due_on
  from late join levels on levels.unit_id = late.unit_id and levels.level = 2
  join role_grant as held on held.unit_id = levels.above_id and held.role = 'manager'
    and ${grantHolds(now, 'held')}
  where late.kind = 'escalation' and held.person_id <> late.person_id`;

const digests = (day: Day | null, now: Date) => sql`
  select held.person_id, 'digest', held.unit_id, ${day ? digestStep(day) : 0}::int, null,
    held.unit_id, null, null::date
  from role_grant as held join unit on unit.id = held.unit_id and unit.archived_at is null
  where ${day !== null}::boolean and held.role = 'manager' and ${grantHolds(now, 'held')}`;
