import type { Db, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { addReach } from '#lib/server/standing/move-reach.ts';
import { lockTree } from './lock-tree.ts';
import { placeUnit } from './place-unit.ts';

export type UnitOutcome =
  | { kind: 'done' }
  | { kind: 'refused'; reason: 'name-empty' | 'name-long' | 'name-taken' | 'no-parent' | 'circle' };

interface NewUnit {
  /** Made for the form, so that the same form sent twice makes one unit. */
  id: string;
  name: string;
  parentId: string | null;
}

/** Makes a unit under another, or at the top. */
export async function createUnit(
  db: Db,
  { id, name, parentId }: NewUnit,
  by: string | null,
  now: Date
): Promise<UnitOutcome> {
  const tidied = tidyName(name);
  if (typeof tidied !== 'string') return tidied;
  return db.transaction().execute(async (tx): Promise<UnitOutcome> => {
    await lockTree(tx);
    if (await exists(tx, id)) return { kind: 'done' };
    if (parentId && !(await isOpen(tx, parentId))) return { kind: 'refused', reason: 'no-parent' };
    if (await nameTaken(tx, tidied, parentId, id)) return { kind: 'refused', reason: 'name-taken' };
    await tx
      .insertInto('unit')
      .values({ id, name: tidied, parent_id: parentId, created_at: now })
      .execute();
    await tx
      .insertInto('unit_above')
      .columns(['unit_id', 'above_id', 'depth'])
      .expression((from) =>
        from
          .selectFrom('unit_above')
          .select((row) => [
            row.val(id).as('unit_id'),
            'above_id',
            row('depth', '+', 1).as('depth')
          ])
          .where('unit_id', '=', parentId)
      )
      .execute();
    await tx.insertInto('unit_above').values({ unit_id: id, above_id: id, depth: 0 }).execute();
    await placeUnit(tx, { id, parentId }, now);
    await addReach(tx, id);
    const details = { name: tidied, parentId };
    await recordEvent(tx, { at: now, by, what: 'unit-created', about: id, details });
    return { kind: 'done' };
  });
}

/** A unit's name without needless spaces, or what is wrong with it. */
export function tidyName(name: string): string | (UnitOutcome & { kind: 'refused' }) {
  const tidied = name.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (!tidied) return { kind: 'refused', reason: 'name-empty' };
  return [...tidied].length > 200 ? { kind: 'refused', reason: 'name-long' } : tidied;
}

/** Whether another unit beside it has the name. Asked under the lock. */
export async function nameTaken(
  tx: Tx,
  name: string,
  parentId: string | null,
  but: string
): Promise<boolean> {
  const taken = await tx
    .selectFrom('unit')
    .select('id')
    .where((row) => row(row.fn('lower', ['name']), '=', row.fn('lower', [row.val(name)])))
    .where('parent_id', 'is not distinct from', parentId)
    .where('id', '!=', but)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  return taken !== undefined;
}

/** Whether units can be hung under it. Asked under the lock. */
export async function isOpen(tx: Tx, id: string): Promise<boolean> {
  const unit = await tx
    .selectFrom('unit')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  return unit !== undefined;
}

async function exists(tx: Tx, id: string): Promise<boolean> {
  const unit = await tx.selectFrom('unit').select('id').where('id', '=', id).executeTakeFirst();
  return unit !== undefined;
}
