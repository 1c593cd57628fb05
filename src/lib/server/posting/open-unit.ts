import type { Tx } from '#lib/server/db/schema.ts';

/**
 * Whether people can be posted at a unit: it is there and open. Held so until the transaction ends:
 * closing a unit waits for whoever is being posted there, and then finds it is not empty.
 */
export async function openUnit(tx: Tx, unitId: string): Promise<boolean> {
  const unit = await tx
    .selectFrom('unit')
    .select('id')
    .where('id', '=', unitId)
    .where('archived_at', 'is', null)
    .forKeyShare()
    .executeTakeFirst();
  return unit !== undefined;
}
