import { randomUUID } from 'node:crypto';
import type { Tx } from '#lib/server/db/schema.ts';
import { makeToken } from '#lib/server/session/token.ts';

/** A new secret for a person's reset; earlier ones no longer hold. */
export async function replaceReset(
  tx: Tx,
  personId: string,
  until: Date,
  now: Date,
  made = makeToken()
): Promise<string> {
  await endResets(tx, personId, now);
  await tx
    .insertInto('password_reset')
    .values({
      id: randomUUID(),
      person_id: personId,
      hash: made.hash,
      made_at: now,
      expires_at: until
    })
    .execute();
  return made.token;
}

/** Ends whatever resets of a person are open. */
export async function endResets(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('password_reset')
    .set({ expires_at: now })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
}
