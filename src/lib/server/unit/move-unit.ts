import { sql } from 'kysely';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { agencyDay } from '#lib/server/standing/agency-day.ts';
import { moveReach } from '#lib/server/standing/move-reach.ts';
import { dealTasks } from '#lib/server/task/deal-tasks.ts';
import { isOpen, nameTaken, type UnitOutcome } from './create-unit.ts';
import { lockTree } from './lock-tree.ts';
import { placeUnit } from './place-unit.ts';

/**
 * Hangs a unit, with all below it, under another or at the top; null when there is no such unit.
 * Managers over the old and the new place see it at once: `unit_above` moves with it, and
 * `unit_place` keeps where it hung before.
 */
export async function moveUnit(
  db: Db,
  { id, parentId }: { id: string; parentId: string | null },
  by: string | null,
  now: Date
): Promise<UnitOutcome | null> {
  return db.transaction().execute(async (tx): Promise<UnitOutcome | null> => {
    await lockTree(tx);
    const unit = await tx.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst();
    if (!unit) return null;
    if (unit.parent_id === parentId) return { kind: 'done' };
    const above = parentId ? await aboveOf(tx, parentId) : [];
    if (parentId && !(await isOpen(tx, parentId))) return { kind: 'refused', reason: 'no-parent' };
    if (above.includes(id)) return { kind: 'refused', reason: 'circle' };
    if (await nameTaken(tx, unit.name, parentId, id))
      return { kind: 'refused', reason: 'name-taken' };
    await tx.updateTable('unit').set({ parent_id: parentId }).where('id', '=', id).execute();
    await rehang(tx, id, parentId);
    await placeUnit(tx, { id, parentId }, now);
    await moveReach(tx, id, agencyDay(now));
    await dealTasks(tx, { people: await peopleBelow(tx, id) }, now);
    const details = { from: unit.parent_id, to: parentId };
    await recordEvent(tx, { at: now, by, what: 'unit-moved', about: id, details });
    return { kind: 'done' };
  });
}

async function peopleBelow(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('posting')
    .innerJoin('unit_above', 'unit_above.unit_id', 'posting.unit_id')
    .select('posting.person_id as id')
    .where('unit_above.above_id', '=', id)
    .where('posting.until_at', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}

async function aboveOf(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('unit_above')
    .select('above_id')
    .where('unit_id', '=', id)
    .execute();
  return rows.map((row) => row.above_id);
}

/** Cuts the branch from all that was above it, then ties it to all that is above its new place. */
async function rehang(tx: Tx, id: string, parentId: string | null): Promise<void> {
  await sql`delete from unit_above where unit_id in (select unit_id from unit_above where above_id = ${id})
    and above_id not in (select unit_id from unit_above where above_id = ${id})`.execute(tx);
  if (parentId === null) return;
  await sql`insert into unit_above (unit_id, above_id, depth)
    select branch.unit_id, over.above_id, branch.depth + over.depth + 1
    from unit_above branch, unit_above over
    where branch.above_id = ${id} and over.unit_id = ${parentId}`.execute(tx);
}
