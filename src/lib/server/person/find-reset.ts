import type { Db } from '#lib/server/db/schema.ts';
import { hashToken } from '#lib/server/session/token.ts';

/** Whose password a reset's secret replaces; null when it is unknown, used or too old. */
export async function findReset(
  db: Db,
  token: string,
  now: Date
): Promise<{ email: string | null; badge: string | null } | null> {
  const person = await db
    .selectFrom('password_reset')
    .innerJoin('person', 'person.id', 'password_reset.person_id')
    .select(['person.email', 'person.badge'])
    .where('password_reset.hash', '=', hashToken(token))
    .where('password_reset.used_at', 'is', null)
    .where('password_reset.expires_at', '>', now)
    .where('person.left_at', 'is', null)
    .executeTakeFirst();
  return person ?? null;
}
