import { randomUUID } from 'node:crypto';
import type { Db } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { openUnit } from '#lib/server/posting/open-unit.ts';
import { postPerson } from '#lib/server/posting/post-person.ts';
import type { Actor } from './actor.ts';
import { lockPerson } from './lock-person.ts';

/**
 * A person who had left comes back, as an officer at a unit, with their old password and all they
 * had earned. Other roles are granted anew. False when the actor has no such person or unit, or the
 * person was erased.
 */
export async function comeBack(
  db: Db,
  { personId, unitId }: { personId: string; unitId: string },
  by: Actor,
  now: Date
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const person = await lockPerson(tx, personId, by);
    if (!person || !(await openUnit(tx, unitId))) return false;
    if (!person.leftAt) return true;
    // whose name was erased is a record and nobody any more
    if (person.erasedAt || person.undoneAt) return false;
    await tx.updateTable('person').set({ left_at: null }).where('id', '=', personId).execute();
    await postPerson(tx, { personId, unitId }, by.id, now);
    const role = {
      role: 'officer',
      person_id: personId,
      granted_at: now,
      granted_by: by.id
    } as const;
    await tx
      .insertInto('role_grant')
      .values({ id: randomUUID(), ...role })
      .execute();
    const details = { unitId };
    await recordEvent(tx, {
      at: now,
      by: by.id,
      what: 'person-returned',
      about: personId,
      details
    });
    return true;
  });
}
