import type { Db } from '#lib/server/db/schema.ts';
import { invitationLetter } from '#lib/server/mail/letters.ts';
import { sendMail } from '#lib/server/mail/send-mail.ts';
import type { Actor } from '#lib/server/person/actor.ts';
import { lockPerson } from '#lib/server/person/lock-person.ts';
import { hasPassword, makeInvitation, type InviteOutcome, type Wish } from './make-invitation.ts';

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
