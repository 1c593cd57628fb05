import type { Db } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { endSessions } from '#lib/server/session/end-session.ts';
import type { Actor } from './actor.ts';
import { lockPerson } from './lock-person.ts';

/** Signs another person out everywhere (a lost phone). Null: no such person; else how many. */
export async function endSessionsOf(
  db: Db,
  personId: string,
  by: Actor,
  now: Date
): Promise<number | null> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockPerson(tx, personId, by))) return null;
    const ended = await endSessions(tx, personId);
    if (ended > 0)
      await recordEvent(tx, { at: now, by: by.id, what: 'sessions-ended', about: personId });
    return ended;
  });
}
