import type { Db } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { lockPerson } from '#lib/server/person/lock-person.ts';
import type { Actor } from '#lib/server/person/actor.ts';
import { openUnit } from './open-unit.ts';
import { postedAt, postPerson } from './post-person.ts';

export type MoveOutcome = { kind: 'done' } | { kind: 'refused'; reason: 'no-unit' | 'left' };

/** Posts a person at another unit from now on; null when the actor has no such person. */
export async function movePerson(
  db: Db,
  { personId, unitId }: { personId: string; unitId: string },
  by: Actor,
  now: Date
): Promise<MoveOutcome | null> {
  return db.transaction().execute(async (tx): Promise<MoveOutcome | null> => {
    const person = await lockPerson(tx, personId, by);
    if (!person) return null;
    if (person.leftAt) return { kind: 'refused', reason: 'left' };
    if (!(await openUnit(tx, unitId))) return { kind: 'refused', reason: 'no-unit' };
    const from = await postedAt(tx, personId);
    if (await postPerson(tx, { personId, unitId }, by.id, now)) {
      const details = { from, to: unitId };
      await recordEvent(tx, { at: now, by: by.id, what: 'person-moved', about: personId, details });
    }
    return { kind: 'done' };
  });
}
