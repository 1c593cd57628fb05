import type { Tx } from '#lib/server/db/schema.ts';

/**
 * The training, locked until the transaction ends: what is said of it and its people is written one
 * after another, and compared with what was said last. Null: there is none.
 */
export async function lockTraining(tx: Tx, id: string) {
  const training = await tx
    .selectFrom('training')
    .select(['id', 'unit_id as unitId', 'title'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!training) return null;
  // asked only when the lock is held: who waited for it would still read what was before
  const last = await tx
    .selectFrom('training_cancel')
    .select('cancelled')
    .where('training_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { ...training, cancelled: last?.cancelled ?? false };
}
