import { sql } from 'kysely';
import type { Kind } from '#lib/domain/reminder/kinds.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import { grantHolds } from '#lib/server/unit/units-over.ts';
import { isHeld, levels } from './matters.ts';

/** What stands in a letter and is still true. */
export interface Standing {
  letterId: string;
  personId: string;
  name: string;
  address: string;
  language: string;
  timeZone: string;
  kind: Kind;
  step: number;
  courseId: string | null;
  due: Day | null;
  /** Where the person in question is posted now; of a digest: the unit. */
  unitId: string;
  unit: string;
  /** Of an escalation. */
  aboutId: string | null;
  about: string | null;
}

/**
 * What the letters have to say as things stand now: whose task is open and whose certificate runs,
 * who is still posted and still has an address, of each matter the latest step. A letter that is not
 * among the rows has nothing to say. With what earlier letters that never left had to say. One statement.
 */
export async function standingMatters(
  tx: Tx,
  letterIds: string[],
  today: Day,
  now: Date
): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    with levels as materialized (${levels(now)})
    select wanted.id as "letterId", person.id as "personId", person.name,
      person.email as address, person.language, person.time_zone as "timeZone",
      reminder.kind, reminder.step, reminder.course_id as "courseId",
      reminder.due_on::text as due, unit.id as "unitId", unit.name as unit, about.id as "aboutId",
      about.name as about
    from unnest(${letterIds}::uuid[]) as wanted(id)
    cross join lateral (select wanted.id union all select folded.id from reminder_letter as folded
      where folded.folded_into = wanted.id) as letter(id)
    join reminder on reminder.letter_id = letter.id
    join person on person.id = reminder.person_id and person.left_at is null
      and person.email is not null
    left join person as about on about.id = reminder.about_id
    left join posting on posting.person_id = coalesce(reminder.about_id, reminder.person_id)
      and posting.until_at is null
    join unit on unit.archived_at is null and unit.id =
      case reminder.kind when 'digest' then reminder.unit_id else posting.unit_id end
    where not exists (select from reminder as later where later.person_id = reminder.person_id
        and later.matter = reminder.matter and later.seq > reminder.seq)
      and case reminder.kind
        when 'digest' then exists (select from role_grant as held
          where held.person_id = person.id and held.unit_id = reminder.unit_id
          and held.role = 'manager' and ${grantHolds(now, 'held')})
        when 'expiring' then reminder.due_on >= ${today}::date and exists (select from certificate
          where certificate.id = reminder.matter and ${isHeld})
        else (reminder.kind <> 'due-soon' or reminder.due_on >= ${today}::date)
          and exists (select from task where task.id = reminder.matter
            and task.done_at is null and task.withdrawn_at is null)
          and (reminder.kind <> 'escalation' or exists (select from levels
            join role_grant as held on held.unit_id = levels.above_id
            where levels.unit_id = posting.unit_id and levels.level = 2
            and held.person_id = person.id and held.role = 'manager'
            and ${grantHolds(now, 'held')})) end
    order by reminder.due_on, reminder.seq`.execute(tx);
  return rows;
}

/** The units of a digest: one that is managed and the open ones right under it. */
export async function unitsOfDigest(tx: Tx, unitIds: string[]) {
  const { rows } = await sql<{ id: string; name: string; parentId: string | null }>`
    select id, name, parent_id as "parentId" from unit where archived_at is null
      and (id = any(${unitIds}::uuid[]) or parent_id = any(${unitIds}::uuid[]))
    order by name`.execute(tx);
  return rows;
}

/** So many are named; of the others only how many they are. */
export const namedAtMost = 20;

/**
 * Who has something to do and no address, by the unit whose managers are nearest to them: those tell
 * them by word of mouth. The first names, and how many in all.
 */
export async function silentPeople(tx: Tx, unitIds: string[], today: Day, now: Date) {
  const { rows } = await sql<{ unitId: string; name: string; count: number }>`
    with levels as materialized (${levels(now)}),
    silent as (
      select levels.above_id as unit_id, person.name,
        row_number() over (partition by levels.above_id order by person.name, person.id) as place,
        count(*) over (partition by levels.above_id)::int as count
      from levels
      join posting on posting.unit_id = levels.unit_id and posting.until_at is null
      join person on person.id = posting.person_id and person.email is null
        and person.left_at is null and person.undone_at is null
      where levels.level = 1 and levels.above_id = any(${unitIds}::uuid[])
        and exists (select from standing_span as span where span.person_id = person.id
          and span.course_id <> '' and span.from_day <= ${today}::date
          and (span.until_day is null or ${today}::date < span.until_day)
          and (span.due in ('over', 'soon') or span.standing = 'ending'))
    )
    select unit_id as "unitId", name, count from silent where place <= ${namedAtMost}
    order by unit_id, place`.execute(tx);
  return rows;
}
