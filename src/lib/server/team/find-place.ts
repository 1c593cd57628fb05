import { sql } from 'kysely';
import type { NamedUnit, Place } from '#lib/domain/team/place.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { topsOf } from '#lib/server/unit/units-over.ts';

/**
 * The unit that a manager asks for, of those they are over now; none named: all of them. Null: there
 * is no such unit under this manager. Nothing counted: the manager is over none. A closed unit is
 * found, for what it was; in the list below it stands on days when it was open. One statement.
 */
export async function findPlace(
  db: Db,
  managerId: string,
  unitId: string | null,
  day: Day,
  now: Date
): Promise<Place | null> {
  const { rows } = await sql<NamedUnit & { part: 'top' | 'above' | 'below'; apart: boolean }>`
    with mine as (select distinct unit_id from ${topsOf(managerId, now)} as named),
    top as (
      select unit_id from mine where not exists (
        select from unit_above join mine as upper on upper.unit_id = above_id
        where unit_above.unit_id = mine.unit_id and depth > 0)
    ), asked as (
      select coalesce(${unitId}::uuid, (select min(unit_id::text)::uuid from top having count(*) = 1)) as id
    ), above as (
      select above_id, depth from unit_above join asked on asked.id = unit_id
      where exists (select from unit_above as line join top on top.unit_id = line.above_id
        where line.unit_id = unit_above.above_id)
    ), part as (
      select 'top' as part, unit_id as id, 0 as depth from top
      union all select 'above', above_id, depth from above
      union all select 'below', unit.id, 0 from unit join asked on asked.id = parent_id
        where exists (select from above)
    )
    select part, unit.id, unit.name,
      coalesce(unit.archived_at::date <= ${day}::date, false) as archived,
      part = 'top' and not exists (
        select from unit_reach join top on top.unit_id = above_id
        where unit_reach.unit_id = unit.id and above_id <> unit.id
          and from_day <= ${day}::date and (until_day is null or ${day}::date < until_day)) as apart
    from part join unit using (id)
    order by depth desc`.execute(db);
  const of = (wanted: string) =>
    rows
      .filter(({ part }) => part === wanted)
      .map(({ id, name, archived }) => ({ id, name, archived }));
  const above = of('above');
  const unit = above.pop() ?? null;
  if (unitId && !unit) return null;
  const tops = rows.filter(({ part }) => part === 'top');
  return {
    unit,
    above,
    below: (unit ? of('below').filter(({ archived }) => !archived) : of('top')).sort(byName),
    counted: unit ? [unit.id] : tops.filter(({ apart }) => apart).map(({ id }) => id)
  };
}

const names = new Intl.Collator(undefined, { numeric: true });
const byName = (a: NamedUnit, b: NamedUnit) => names.compare(a.name, b.name);
