import { sql } from 'kysely';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import type { Db } from '#lib/server/db/schema.ts';
import { env } from '#lib/server/env.ts';
import { grantHolds } from '#lib/server/unit/units-over.ts';
import type { SignedIn } from './signed-in.ts';
import { sha256 } from './token.ts';

// lucia is frozen upstream: what leans on it is this folder. It makes the secret, reads and writes
// the cookie; which rows there are, and until when they hold, is said here.

export const idleDays = 14;
export const absoluteDays = 90;
const day = 24 * 60 * 60 * 1000;

type PersonFacts = Omit<SignedIn, 'id' | 'sessionId'>;
interface SessionFacts {
  publicId: string;
  device: string;
  seenAt: Date;
}

type SessionRow = SessionFacts & PersonFacts & { personId: string; idleUntil: Date };

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionFacts, PersonFacts>;
    UserId: string;
    DatabaseSessionAttributes: SessionFacts;
    DatabaseUserAttributes: PersonFacts;
  }
}

/** lucia as of `now`; making one costs nothing. */
export function lucia(db: Db, now: Date): Lucia<SessionFacts, PersonFacts> {
  const secure = env().ORIGIN.startsWith('https:');
  return new Lucia(adapter(db, now), {
    sessionExpiresIn: new TimeSpan(idleDays, 'd'),
    sessionCookie: {
      // the prefix lets no neighbouring host plant a session; browsers want https for it
      name: secure ? '__Host-session' : 'session',
      attributes: { secure, sameSite: 'lax' }
    },
    getSessionAttributes: (facts) => facts,
    getUserAttributes: (facts) => facts
  });
}

/** Last seen is written at most this often, ms. */
export const renewAfter = 60 * 60 * 1000;

/** Five requests at once after an hour: the first writes, the others find nothing to do. */
export async function renewSession(db: Db, secret: string, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({
      seen_at: now,
      idle_until: sql<Date>`least(${later(now, idleDays)}::timestamptz, absolute_until)`
    })
    .where('hash', '=', sha256(secret))
    .where('seen_at', '<=', new Date(now.getTime() - renewAfter))
    .execute();
}

function adapter(db: Db, now: Date): Adapter {
  return {
    // one statement: session, person and current roles; who has left is nobody
    async getSessionAndUser(secret) {
      // as text: every page asks this, and building it anew costs as much as asking
      const { rows } = await sql<SessionRow>`
        select session.id as "publicId", session.device, session.seen_at as "seenAt",
          session.idle_until as "idleUntil", person.id as "personId", person.name,
          person.language, person.time_zone as "timeZone",
          array(select jsonb_build_object('role', role, 'unitId', unit_id) from role_grant
            where role_grant.person_id = person.id and ${grantHolds(now)}) as roles
        from session join person on person.id = session.person_id
        where session.hash = ${sha256(secret)} and session.idle_until > ${now}
          and session.absolute_until > ${now} and person.left_at is null`.execute(db);
      const row = rows[0];
      if (!row) return [null, null];
      const { publicId, device, seenAt, idleUntil, personId, ...facts } = row;
      return [
        {
          id: secret,
          userId: personId,
          expiresAt: idleUntil,
          attributes: { publicId, device, seenAt }
        },
        { id: personId, attributes: facts }
      ];
    },
    async setSession({ id: secret, userId, attributes }) {
      await db
        .insertInto('session')
        .values({
          hash: sha256(secret),
          id: attributes.publicId,
          person_id: userId,
          created_at: now,
          seen_at: now,
          idle_until: later(now, idleDays),
          absolute_until: later(now, absoluteDays),
          device: attributes.device
        })
        .execute();
    },
    updateSessionExpiration: (secret) => renewSession(db, secret, now),
    async deleteSession(secret) {
      await db.deleteFrom('session').where('hash', '=', sha256(secret)).execute();
    },
    async deleteUserSessions(personId) {
      await db.deleteFrom('session').where('person_id', '=', personId).execute();
    },
    async deleteExpiredSessions() {
      await db
        .deleteFrom('session')
        .where((row) => row.or([row('idle_until', '<=', now), row('absolute_until', '<=', now)]))
        .execute();
    },
    // lucia would hand out hashes in place of secrets: own sessions are listed by queries.ts
    getUserSessions: () => Promise.reject(new Error('see listSessions'))
  };
}

function later(now: Date, days: number): Date {
  return new Date(now.getTime() + days * day);
}
