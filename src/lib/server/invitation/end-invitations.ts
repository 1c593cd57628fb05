import type { Db } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import type { Actor } from '#lib/server/person/actor.ts';
import { lockPerson } from '#lib/server/person/lock-person.ts';
import { endWaysIn } from '#lib/server/person/ways-in.ts';

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
