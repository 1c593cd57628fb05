import { sql } from 'kysely';
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

/** The same for many people; two statements. */
export async function endWaysInOf(tx: Tx, people: readonly string[], now: Date): Promise<void> {
  if (people.length === 0) return;
  await sql`update invitation set ended_at = ${now} where person_id = any(${people}::uuid[])
    and used_at is null and ended_at is null`.execute(tx);
  await sql`update password_reset set expires_at = ${now} where person_id = any(${people}::uuid[])
    and used_at is null and expires_at > ${now}`.execute(tx);
}
