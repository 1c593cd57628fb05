import type { Db, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import type { Actor } from '#lib/server/person/actor.ts';
import { lockPerson } from '#lib/server/person/lock-person.ts';
import { replaceReset } from '#lib/server/person/replace-reset.ts';
import { hashToken } from '#lib/server/session/token.ts';
import { hasPassword, makeInvitation, type InviteOutcome, type Wish } from './make-invitation.ts';

/**
 * Makes the secret of a slip to be printed: an invitation for whoever has no password yet, a reset
 * for whoever has one. Null: the actor has no such person.
 */
export async function makeSlip(
  db: Db,
  wish: Wish,
  by: Actor,
  now: Date
): Promise<InviteOutcome | null> {
  return db.transaction().execute(async (tx): Promise<InviteOutcome | null> => {
    const person = await lockPerson(tx, wish.personId, by);
    if (!person) return null;
    if (person.leftAt) return { kind: 'refused', reason: 'left' };
    if (await hasPassword(tx, person.id)) {
      const until = await makeReset(tx, wish, by, now);
      return { kind: 'made', what: 'reset', until, person };
    }
    const { until } = await makeInvitation(tx, wish, 'slip', by, now);
    return { kind: 'made', what: 'invitation', until, person };
  });
}

/** A slip must survive the way to the post; a mail with a link need not. */
const resetDays = 3;

async function makeReset(tx: Tx, { personId, token }: Wish, by: Actor, now: Date): Promise<Date> {
  const hash = hashToken(token);
  const made = await tx
    .selectFrom('password_reset')
    .select('expires_at as until')
    .where('hash', '=', hash)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (made) return made.until;
  const until = new Date(now.getTime() + resetDays * 24 * 60 * 60 * 1000);
  await replaceReset(tx, personId, until, now, { token, hash });
  await recordEvent(tx, { at: now, by: by.id, what: 'reset-slip-made', about: personId });
  return until;
}
