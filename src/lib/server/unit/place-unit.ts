import type { Tx } from '#lib/server/db/schema.ts';

/** Writes down where a unit hangs from now on; where it hung before stays known. Under the lock. */
export async function placeUnit(
  tx: Tx,
  { id, parentId }: { id: string; parentId: string | null },
  now: Date
): Promise<void> {
  const open = await tx
    .selectFrom('unit_place')
    .select('from_at')
    .where('unit_id', '=', id)
    .where('until_at', 'is', null)
    .executeTakeFirst();
  // another process's clock may be ahead: a place is never left before it was taken
  const from = new Date(Math.max(now.getTime(), open?.from_at.getTime() ?? 0));
  if (open) {
    await tx
      .updateTable('unit_place')
      .set({ until_at: from })
      .where('unit_id', '=', id)
      .where('until_at', 'is', null)
      .execute();
  }
  await tx
    .insertInto('unit_place')
    .values({ unit_id: id, parent_id: parentId, from_at: from })
    .execute();
}
