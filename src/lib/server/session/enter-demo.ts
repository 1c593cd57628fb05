import type { Db, RoleName } from '#lib/server/db/schema.ts';
import { demoDoors } from '#lib/server/demo/demo-people.ts';
import { findByLogin } from '#lib/server/person/find-by-login.ts';
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
  const personId = await findByLogin(db, demoDoors[role as RoleName]);
  return personId ? startSession(db, personId, device, now) : null;
}
