import type { Tx } from '#lib/server/db/schema.ts';

/** Keeps a password's hash for a person, in place of any before it. */
export async function setPassword(
  tx: Tx,
  personId: string,
  hash: string,
  now: Date
): Promise<void> {
  const credential = { password_hash: hash, changed_at: now };
  await tx
    .insertInto('credential')
    .values({ person_id: personId, ...credential })
    .onConflict((old) => old.column('person_id').doUpdateSet(credential))
    .execute();
}
