import type { Db } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { nameTaken, tidyName, type UnitOutcome } from './create-unit.ts';
import { lockTree } from './lock-tree.ts';

/** Gives a unit another name; null when there is no such unit. */
export async function renameUnit(
  db: Db,
  { id, name }: { id: string; name: string },
  by: string | null,
  now: Date
): Promise<UnitOutcome | null> {
  const tidied = tidyName(name);
  if (typeof tidied !== 'string') return tidied;
  return db.transaction().execute(async (tx): Promise<UnitOutcome | null> => {
    await lockTree(tx);
    const unit = await tx.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst();
    if (!unit) return null;
    if (unit.name === tidied) return { kind: 'done' };
    if (await nameTaken(tx, tidied, unit.parent_id, id))
      return { kind: 'refused', reason: 'name-taken' };
    await tx.updateTable('unit').set({ name: tidied }).where('id', '=', id).execute();
    const details = { from: unit.name, to: tidied };
    await recordEvent(tx, { at: now, by, what: 'unit-renamed', about: id, details });
    return { kind: 'done' };
  });
}
