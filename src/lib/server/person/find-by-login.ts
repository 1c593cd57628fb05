import { sql } from 'kysely';
import { readLogin } from '#lib/domain/person/login.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** The id of the person in the service with this e-mail address or badge number; null: nobody. */
export async function findByLogin(db: Db, typed: string): Promise<string | null> {
  const login = readLogin(typed);
  const [column, text] =
    'email' in login ? (['email', login.email] as const) : (['badge', login.badge] as const);
  const person = await db
    .selectFrom('person')
    .select('id')
    .where(sql`lower(${sql.ref(column)})`, '=', sql`lower(${text})`)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return person?.id ?? null;
}
