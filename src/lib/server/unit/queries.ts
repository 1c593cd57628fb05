import type { Db } from '#lib/server/db/schema.ts';
import { inTreeOrder, type UnitInTree } from '#lib/domain/unit/tree.ts';

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
