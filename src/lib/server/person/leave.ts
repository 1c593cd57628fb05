import type { Db, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { postedAt, postPerson } from '#lib/server/posting/post-person.ts';
import { endSessions } from '#lib/server/session/end-session.ts';
import type { Actor } from './actor.ts';
import { isLastAdministrator } from './end-role.ts';
import { lockPerson } from './lock-person.ts';
import { endWaysIn } from './ways-in.ts';

export type LeaveOutcome = { kind: 'done' } | { kind: 'refused'; reason: 'last-administrator' };

/**
 * A person leaves the service: signed out everywhere, no way in, posting and roles ended. What they
 * did and earned stays. Leaving twice changes nothing.
 */
export async function leave(
  db: Db,
  personId: string,
  by: Actor,
  now: Date
): Promise<LeaveOutcome | null> {
  return db.transaction().execute(async (tx): Promise<LeaveOutcome | null> => {
    const person = await lockPerson(tx, personId, by);
    if (!person) return null;
    if (person.leftAt) return { kind: 'done' };
    if (await isLastAdministrator(tx, personId))
      return { kind: 'refused', reason: 'last-administrator' };
    await tx.updateTable('person').set({ left_at: now }).where('id', '=', personId).execute();
    const unitId = await postedAt(tx, personId);
    await postPerson(tx, { personId, unitId: null }, by.id, now);
    const roles = await endRoles(tx, personId, by, now);
    await endWaysIn(tx, personId, now);
    await endSessions(tx, personId);
    const details = { unitId, roles };
    await recordEvent(tx, { at: now, by: by.id, what: 'person-left', about: personId, details });
    return { kind: 'done' };
  });
}

async function endRoles(tx: Tx, personId: string, by: Actor, now: Date) {
  return tx
    .updateTable('role_grant')
    .set({ ended_at: now, ended_by: by.id })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .returning(['role', 'unit_id as unitId'])
    .execute();
}
