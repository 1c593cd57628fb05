import type { Db } from '#lib/server/db/schema.ts';
import type { Actor } from './actor.ts';
import { postedUnder, reachOf } from './reach.ts';

/** A person whose account the actor may look after, as far as a way in needs it; else null. */
export async function findReachable(db: Db, id: string, by: Actor) {
  const person = await db
    .selectFrom('person')
    .leftJoin('credential', 'credential.person_id', 'person.id')
    .select(['person.id', 'person.name', 'person.email', 'person.left_at as leftAt'])
    .select('credential.changed_at as passwordAt')
    .where('person.id', '=', id)
    .where(reachOf(by))
    .executeTakeFirst();
  return person ?? null;
}

/** The name of a person posted in the units of a manager, in reach or not; else null. */
export async function findNameUnder(db: Db, id: string, by: Actor): Promise<string | null> {
  const person = await db
    .selectFrom('person')
    .select('person.name')
    .where('person.id', '=', id)
    .where(postedUnder(by))
    .executeTakeFirst();
  return person?.name ?? null;
}
