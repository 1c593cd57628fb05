import type { Db, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { nameTaken } from './create-unit.ts';
import { lockTree } from './lock-tree.ts';

export type ArchiveOutcome =
  | { kind: 'done' }
  | { kind: 'refused'; reason: 'has-people' | 'has-units' | 'name-taken' | 'parent-archived' };

/**
 * Closes a unit where nobody is posted and under which no open unit hangs; null when there is no such
 * unit. What happened there stays, and it can be opened again.
 */
export async function archiveUnit(
  db: Db,
  id: string,
  by: string | null,
  now: Date
): Promise<ArchiveOutcome | null> {
  return db.transaction().execute(async (tx): Promise<ArchiveOutcome | null> => {
    await lockTree(tx);
    const unit = await held(tx, id);
    if (!unit) return null;
    if (unit.archived_at) return { kind: 'done' };
    if (await has(tx, 'posting', id)) return { kind: 'refused', reason: 'has-people' };
    if (await has(tx, 'unit', id)) return { kind: 'refused', reason: 'has-units' };
    await tx.updateTable('unit').set({ archived_at: now }).where('id', '=', id).execute();
    const details = { name: unit.name };
    await recordEvent(tx, { at: now, by, what: 'unit-archived', about: id, details });
    return { kind: 'done' };
  });
}

/** Opens a closed unit again, where it hung; null when there is no such unit. */
export async function reopenUnit(
  db: Db,
  id: string,
  by: string | null,
  now: Date
): Promise<ArchiveOutcome | null> {
  return db.transaction().execute(async (tx): Promise<ArchiveOutcome | null> => {
    await lockTree(tx);
    const unit = await held(tx, id);
    if (!unit) return null;
    if (!unit.archived_at) return { kind: 'done' };
    const parent = unit.parent_id && (await held(tx, unit.parent_id));
    if (parent && parent.archived_at) return { kind: 'refused', reason: 'parent-archived' };
    if (await nameTaken(tx, unit.name, unit.parent_id, id))
      return { kind: 'refused', reason: 'name-taken' };
    await tx.updateTable('unit').set({ archived_at: null }).where('id', '=', id).execute();
    const details = { name: unit.name };
    await recordEvent(tx, { at: now, by, what: 'unit-reopened', about: id, details });
    return { kind: 'done' };
  });
}

/** `for update`: whoever is being posted there is waited for. */
function held(tx: Tx, id: string) {
  return tx.selectFrom('unit').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

async function has(tx: Tx, what: 'posting' | 'unit', id: string): Promise<boolean> {
  const one =
    what === 'posting'
      ? tx
          .selectFrom('posting')
          .select('id')
          .where('unit_id', '=', id)
          .where('until_at', 'is', null)
      : tx
          .selectFrom('unit')
          .select('id')
          .where('parent_id', '=', id)
          .where('archived_at', 'is', null);
  return (await one.executeTakeFirst()) !== undefined;
}
