import type { Db } from '#lib/server/db/schema.ts';
import { lucia, renewAfter, renewSession } from './lucia.ts';
import { sessionCookie, type SessionCookie } from './session-cookie.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * Who a cookie's secret belongs to, or null. One statement; once an hour a second one moves the
 * idle expiry, and then `cookie` is the one to send again.
 */
export async function recognise(
  db: Db,
  secret: string,
  now: Date
): Promise<{ person: SignedIn; cookie: SessionCookie | null } | null> {
  const door = lucia(db, now);
  const { session, user } = await door.validateSession(secret);
  if (!session) return null;
  const due = now.getTime() - session.seenAt.getTime() >= renewAfter;
  if (due && !session.fresh) await renewSession(db, secret, now);
  const { id, name, language, timeZone, roles } = user;
  return {
    person: { id, name, language, timeZone, roles, sessionId: session.publicId },
    cookie: due || session.fresh ? sessionCookie(db, secret, now) : null
  };
}
