import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { invitationLetter } from '#lib/server/mail/letters.ts';
import { sendMail } from '#lib/server/mail/send-mail.ts';
import type { Actor } from '#lib/server/person/actor.ts';
import { lockPerson, type LockedPerson } from '#lib/server/person/lock-person.ts';
import { replaceReset } from '#lib/server/person/request-reset.ts';
import { endWaysIn } from '#lib/server/person/ways-in.ts';
import { hashToken } from '#lib/server/session/token.ts';

const day = 24 * 60 * 60 * 1000;
const invitationDays = 14;
/** A slip must survive the way to the post; a reset mail need not. */
const resetSlipDays = 3;

export type InviteOutcome =
  | { kind: 'made'; what: 'invitation' | 'reset'; until: Date; person: LockedPerson }
  | { kind: 'refused'; reason: 'left' | 'no-email' | 'has-password' };

interface Wish {
  personId: string;
  /** Made for the form by `makeToken`: the same form sent twice makes one way in, and one mail. */
  token: string;
}

/** Sends an invitation link by mail, in place of any before. Null: the actor has no such person. */
export async function inviteByMail(
  db: Db,
  { origin, ...wish }: Wish & { origin: string },
  by: Actor,
  now: Date
): Promise<InviteOutcome | null> {
  return db.transaction().execute(async (tx): Promise<InviteOutcome | null> => {
    const person = await lockPerson(tx, wish.personId, by);
    if (!person) return null;
    if (person.leftAt) return { kind: 'refused', reason: 'left' };
    if (!person.email) return { kind: 'refused', reason: 'no-email' };
    if (await hasPassword(tx, person.id)) return { kind: 'refused', reason: 'has-password' };
    const { until, fresh } = await makeInvitation(tx, wish, 'mail', by, now);
    if (fresh) {
      const letter = invitationLetter(person, `${origin}/invitation/${wish.token}`, until);
      await sendMail(tx, { personId: person.id, address: person.email }, letter, now);
    }
    return { kind: 'made', what: 'invitation', until, person };
  });
}

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

/** Ends a person's open invitations. False when the actor has no such person. */
export async function endInvitations(
  db: Db,
  personId: string,
  by: Actor,
  now: Date
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockPerson(tx, personId, by))) return false;
    await endWaysIn(tx, personId, now);
    await recordEvent(tx, { at: now, by: by.id, what: 'invitation-ended', about: personId });
    return true;
  });
}

async function makeInvitation(
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
  const until = new Date(now.getTime() + invitationDays * day);
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

async function makeReset(tx: Tx, { personId, token }: Wish, by: Actor, now: Date): Promise<Date> {
  const hash = hashToken(token);
  const made = await tx
    .selectFrom('password_reset')
    .select('expires_at as until')
    .where('hash', '=', hash)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (made) return made.until;
  const until = new Date(now.getTime() + resetSlipDays * day);
  await replaceReset(tx, personId, until, now, { token, hash });
  await recordEvent(tx, { at: now, by: by.id, what: 'reset-slip-made', about: personId });
  return until;
}

async function hasPassword(tx: Tx, personId: string): Promise<boolean> {
  const kept = await tx
    .selectFrom('credential')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return kept !== undefined;
}
