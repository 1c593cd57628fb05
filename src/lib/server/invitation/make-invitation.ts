import { randomUUID } from 'node:crypto';
import type { Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import type { Actor } from '#lib/server/person/actor.ts';
import type { LockedPerson } from '#lib/server/person/lock-person.ts';
import { endWaysIn } from '#lib/server/person/ways-in.ts';
import { hashToken } from '#lib/server/session/token.ts';

export type InviteOutcome =
  | { kind: 'made'; what: 'invitation' | 'reset'; until: Date; person: LockedPerson }
  | { kind: 'refused'; reason: 'left' | 'no-email' | 'has-password' };

export interface Wish {
  personId: string;
  /** Made for the form by `makeToken`: the same form sent twice makes one way in, and one mail. */
  token: string;
}

const days = 14;

/** Writes an invitation in place of any before; the person is locked. `fresh`: not made before. */
export async function makeInvitation(
  tx: Tx,
  { personId, token }: Wish,
  way: 'mail' | 'slip',
  by: Actor,
  now: Date
): Promise<{ until: Date; fresh: boolean }> {
  const hash = hashToken(token);
  const made = await tx
    .selectFrom('invitation')
    .select('expires_at as until')
    .where('hash', '=', hash)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (made) return { until: made.until, fresh: false };
  await endWaysIn(tx, personId, now);
  const until = new Date(now.getTime() + days * 24 * 60 * 60 * 1000);
  await tx
    .insertInto('invitation')
    .values({
      id: randomUUID(),
      person_id: personId,
      hash,
      way,
      made_at: now,
      made_by: by.id,
      expires_at: until
    })
    .execute();
  const details = { way };
  await recordEvent(tx, { at: now, by: by.id, what: 'person-invited', about: personId, details });
  return { until, fresh: true };
}

/** Whether the person has been in: then a reset is what they need, not an invitation. */
export async function hasPassword(tx: Tx, personId: string): Promise<boolean> {
  const kept = await tx
    .selectFrom('credential')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return kept !== undefined;
}
