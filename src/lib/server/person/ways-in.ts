import type { Tx } from '#lib/server/db/schema.ts';
import { endResets } from './replace-reset.ts';

/** Ends a person's open invitations and resets: no link or slip lets anybody in any more. */
export async function endWaysIn(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
  await endResets(tx, personId, now);
}
