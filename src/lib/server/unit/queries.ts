import type { Db } from '#lib/server/db/schema.ts';
import type { SignedIn } from '#lib/server/session/signed-in.ts';
import { inTreeOrder, type UnitInTree } from '#lib/domain/unit/tree.ts';

/** The units that a manager is over, and all below them, from the top down. */
export async function listUnitsUnder(
  db: Db,
  { roles }: Pick<SignedIn, 'roles'>
): Promise<UnitInTree[]> {
  const mine = roles.flatMap((grant) => (grant.role === 'manager' ? [grant.unitId] : []));
  if (mine.length === 0) return [];
  const units = await db
    .selectFrom('unit')
    .select(['id', 'name', 'parent_id as parentId'])
    .where('id', 'in', (from) =>
      from.selectFrom('unit_above').select('unit_id').where('above_id', 'in', mine)
    )
    .execute();
  // what hangs outside of one's reach is not there
  const known = new Set(units.map(({ id }) => id));
  const top = (parentId: string | null) => (parentId && known.has(parentId) ? parentId : null);
  return inTreeOrder(units.map((unit) => ({ ...unit, parentId: top(unit.parentId) })));
}

/** All units from the top down, each with how deep it hangs and how many people are posted there. */
export async function listUnits(db: Db): Promise<(UnitInTree & { people: number })[]> {
  const units = await db
    .selectFrom('unit')
    .leftJoin('posting', (on) =>
      on.onRef('posting.unit_id', '=', 'unit.id').on('posting.until_at', 'is', null)
    )
    .select((row) => [
      'unit.id',
      'unit.name',
      'unit.parent_id as parentId',
      row.fn.count<string>('posting.id').as('people')
    ])
    .groupBy('unit.id')
    .execute();
  return inTreeOrder(units.map((unit) => ({ ...unit, people: Number(unit.people) })));
}
