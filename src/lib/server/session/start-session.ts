import { randomUUID } from 'node:crypto';
import type { Db } from '#lib/server/db/schema.ts';
import { lucia } from './lucia.ts';
import { sessionCookie, type SessionCookie } from './session-cookie.ts';

/**
 * Begins a session with a new secret, never with one that the browser brought: nobody can plant a
 * session and wait for its owner to sign in. `device` is shown in the list of own sessions.
 */
export async function startSession(
  db: Db,
  personId: string,
  device: string,
  now: Date
): Promise<SessionCookie> {
  const facts = { publicId: randomUUID(), device, seenAt: now };
  const session = await lucia(db, now).createSession(personId, facts);
  return sessionCookie(db, session.id, now);
}
