import { readDetails, type DetailProblems, type TypedDetails } from '#lib/domain/person/details.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import type { Actor } from './actor.ts';
import { lockPerson } from './lock-person.ts';
import { takenLogin } from './taken.ts';
import { endWaysIn } from './ways-in.ts';

export type EditOutcome = { kind: 'done' } | { kind: 'refused'; problems: DetailProblems };

/** Corrects what is written of a person. Certificates keep the name they were issued with. */
export async function editPerson(
  db: Db,
  typed: TypedDetails & { personId: string; language: string },
  by: Actor,
  now: Date
): Promise<EditOutcome | null> {
  const read = readDetails(typed);
  if (!read.ok) return { kind: 'refused', problems: read.problems };
  const next = { ...read.details, language: typed.language };
  try {
    return await db.transaction().execute(async (tx): Promise<EditOutcome | null> => {
      const before = await lockPerson(tx, typed.personId, by);
      if (!before) return null;
      const keys = ['name', 'email', 'badge', 'language'] as const;
      const changed = keys.filter((key) => before[key] !== next[key]);
      if (changed.length === 0) return { kind: 'done' };
      await tx.updateTable('person').set(next).where('id', '=', typed.personId).execute();
      // what went to the old address must not let its reader in
      if (changed.includes('email')) await endWaysIn(tx, typed.personId, now);
      const details = Object.fromEntries(changed.map((key) => [key, [before[key], next[key]]]));
      const event = { at: now, by: by.id, what: 'person-edited', about: typed.personId, details };
      await recordEvent(tx, event);
      return { kind: 'done' };
    });
  } catch (error) {
    return { kind: 'refused', problems: takenLogin(error) };
  }
}
