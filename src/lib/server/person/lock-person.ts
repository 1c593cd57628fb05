import type { Tx } from '#lib/server/db/schema.ts';
import type { Actor } from './actor.ts';
import { reachOf } from './reach.ts';

export interface LockedPerson {
  id: string;
  name: string;
  email: string | null;
  badge: string | null;
  language: string;
  timeZone: string;
  leftAt: Date | null;
  erasedAt: Date | null;
  undoneAt: Date | null;
}

/**
 * The person, locked until the transaction ends: postings, roles and invitations of one person are
 * changed one after another. Not `for update`: rows that only name the person as their doer could then
 * not be written, and two who act on each other would wait for ever. Undefined: the actor has no such
 * person.
 */
export function lockPerson(tx: Tx, id: string, by: Actor): Promise<LockedPerson | undefined> {
  return tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'badge', 'language'])
    .select(['time_zone as timeZone', 'left_at as leftAt'])
    .select(['erased_at as erasedAt', 'undone_at as undoneAt'])
    .where('id', '=', id)
    .where(reachOf(by))
    .forNoKeyUpdate()
    .executeTakeFirst();
}
