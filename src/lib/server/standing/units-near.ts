import { sql } from 'kysely';
import type { Db } from '#lib/server/db/schema.ts';
import type { SignedIn } from '#lib/server/session/signed-in.ts';

export interface NearUnit {
  id: string;
  name: string;
}

/** A unit that a manager is over, with what a page needs to go up and down from it. */
export interface Near {
  unit: NearUnit;
  /** Those above it that are the manager's as well, the highest first. */
  above: NearUnit[];
  /** The open ones right below it, by name. */
  below: NearUnit[];
}

/**
 * The unit asked for, or the highest of the manager's; null: it is closed, or none of theirs. One
 * statement, whatever the size of the tree.
 */
export async function unitsNear(
  db: Db,
  { roles }: Pick<SignedIn, 'roles'>,
  asked: string | null
): Promise<Near | null> {
  const mine = roles.flatMap(({ role, unitId }) => (role === 'manager' && unitId ? [unitId] : []));
  const isMine = (unit: string) => sql`exists (select from unit_above as reach
    where reach.unit_id = ${sql.ref(unit)} and reach.above_id = any(${mine}::uuid[]))`;
  const chosen = asked
    ? sql`unit.id = ${asked} and ${isMine('unit.id')}`
    : sql`unit.id = any(${mine}::uuid[]) and not exists (select from unit_above as reach
        join unit as over on over.id = reach.above_id and over.archived_at is null
        where reach.unit_id = unit.id and reach.depth > 0 and over.id = any(${mine}::uuid[]))`;
  const { rows } = await sql<NearUnit & { place: 'above' | 'here' | 'below' }>`
    with chosen as (
      select id from unit where archived_at is null and ${chosen} order by name, id limit 1)
    select unit.id, unit.name, case line.depth when 0 then 'here' else 'above' end as place,
      -line.depth as at
    from chosen join unit_above as line on line.unit_id = chosen.id
    join unit on unit.id = line.above_id
    where ${isMine('line.above_id')}
    union all
    select unit.id, unit.name, 'below', 1 from chosen
    join unit on unit.parent_id = chosen.id and unit.archived_at is null
    order by at, name`.execute(db);
  const at = (place: string) =>
    rows.filter((row) => row.place === place).map(({ id, name }) => ({ id, name }));
  const [unit] = at('here');
  return unit ? { unit, above: at('above'), below: at('below') } : null;
}
