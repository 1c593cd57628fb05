import { sql } from 'kysely';
import type { Db, RoleName } from '#lib/server/db/schema.ts';
import { demoDoors } from '#lib/server/demo/demo-people.ts';
import { env, isDemo } from '#lib/server/env.ts';
import type { SessionCookie } from './session-cookie.ts';
import { startSession } from './start-session.ts';

/** Whether this process shows the demo: the start decided it and said so in DEMO. */
export const demoIsOpen = (): boolean => isDemo(env(), false);

/** Signs in as one of the people of the demo agency; null where there is no demo. */
export async function enterDemo(
  db: Db,
  role: string,
  device: string,
  now: Date
): Promise<SessionCookie | null> {
  if (!demoIsOpen() || !Object.hasOwn(demoDoors, role)) return null;
  const badge = demoDoors[role as RoleName];
  const person = await db
    .selectFrom('person')
    .select('id')
    .where(sql`lower(badge)`, '=', badge.toLowerCase())
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return person ? startSession(db, person.id, device, now) : null;
}
