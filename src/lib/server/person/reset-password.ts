import { passwordProblem, type PasswordProblem } from '#lib/domain/person/password.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { hashPassword, passwordMatches } from '#lib/server/session/password.ts';
import { endSessions } from '#lib/server/session/end-session.ts';
import type { SessionCookie } from '#lib/server/session/session-cookie.ts';
import { setPassword } from '#lib/server/session/set-password.ts';
import { startSession } from '#lib/server/session/start-session.ts';
import { hashToken } from '#lib/server/session/token.ts';

export type ResetOutcome =
  { kind: 'reset'; cookie: SessionCookie } | { kind: 'refused'; reason: 'gone' | PasswordProblem };

interface NewPassword {
  token: string;
  password: string;
  device: string;
}

/**
 * Replaces a forgotten password, signs out every device and signs in here. Once: the same form
 * sent again within minutes signs in again, nothing else does.
 */
export async function resetPassword(
  db: Db,
  { token, password, device }: NewPassword,
  now: Date
): Promise<ResetOutcome> {
  const hash = await hashPassword(password);
  return db.transaction().execute(async (tx): Promise<ResetOutcome> => {
    const reset = await lockReset(tx, token, now);
    if (!reset) return { kind: 'refused', reason: 'gone' };
    const { id, personId, usedAt, kept, name, email, badge } = reset;
    if (usedAt) {
      const again = now.getTime() - usedAt.getTime() < resentWithin;
      if (!again || !(await passwordMatches(kept, password)))
        return { kind: 'refused', reason: 'gone' };
    } else {
      const problem = passwordProblem(password, [name, email, badge]);
      if (problem) return { kind: 'refused', reason: problem };
      await setPassword(tx, personId, hash, now);
      await endSessions(tx, personId);
      await tx.updateTable('password_reset').set({ used_at: now }).where('id', '=', id).execute();
    }
    return { kind: 'reset', cookie: await startSession(tx, personId, device, now) };
  });
}

const resentWithin = 5 * 60 * 1000;

async function lockReset(tx: Tx, token: string, now: Date) {
  return tx
    .selectFrom('password_reset')
    .innerJoin('person', 'person.id', 'password_reset.person_id')
    .leftJoin('credential', 'credential.person_id', 'person.id')
    .select([
      'password_reset.id',
      'password_reset.used_at as usedAt',
      'person.id as personId',
      'person.name',
      'person.email',
      'person.badge',
      'credential.password_hash as kept'
    ])
    .where('password_reset.hash', '=', hashToken(token))
    .where('password_reset.expires_at', '>', now)
    .where('person.left_at', 'is', null)
    .forNoKeyUpdate(['password_reset', 'person'])
    .executeTakeFirst();
}
