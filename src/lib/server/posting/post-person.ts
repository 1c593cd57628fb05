import { randomUUID } from 'node:crypto';
import type { Tx } from '#lib/server/db/schema.ts';
import { dealTasks } from '#lib/server/task/deal-tasks.ts';

/**
 * Ends a person's posting and begins the next; the old one stays in the history. Null for the unit:
 * posted nowhere. Tasks of the new unit arrive, open ones of the old go. The person's row is locked by
 * the caller. Returns whether anything changed.
 */
export async function postPerson(
  tx: Tx,
  { personId, unitId }: { personId: string; unitId: string | null },
  by: string | null,
  now: Date
): Promise<boolean> {
  const open = await tx
    .selectFrom('posting')
    .select(['id', 'unit_id as unitId', 'from_at as fromAt'])
    .where('person_id', '=', personId)
    .where('until_at', 'is', null)
    .executeTakeFirst();
  if ((open?.unitId ?? null) === unitId) return false;
  if (open) {
    // another process's clock may be ahead: a posting never ends before it began
    const until = new Date(Math.max(now.getTime(), open.fromAt.getTime()));
    await tx.updateTable('posting').set({ until_at: until }).where('id', '=', open.id).execute();
  }
  if (unitId) {
    await tx
      .insertInto('posting')
      .values({
        id: randomUUID(),
        person_id: personId,
        unit_id: unitId,
        from_at: now,
        made_by: by
      })
      .execute();
  }
  await dealTasks(tx, { people: [personId] }, now);
  return true;
}

/** Where a person is posted now; null: nowhere. */
export async function postedAt(tx: Tx, personId: string): Promise<string | null> {
  const open = await tx
    .selectFrom('posting')
    .select('unit_id as unitId')
    .where('person_id', '=', personId)
    .where('until_at', 'is', null)
    .executeTakeFirst();
  return open?.unitId ?? null;
}
