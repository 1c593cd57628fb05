import { passwordProblem, type PasswordProblem } from '#lib/domain/person/password.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { hashPassword, passwordMatches } from '#lib/server/session/password.ts';
import type { SessionCookie } from '#lib/server/session/session-cookie.ts';
import { setPassword } from '#lib/server/session/set-password.ts';
import { startSession } from '#lib/server/session/start-session.ts';
import { hashToken } from '#lib/server/session/token.ts';

export type AcceptOutcome =
  | { kind: 'accepted'; cookie: SessionCookie }
  | { kind: 'refused'; reason: 'gone' | PasswordProblem };

interface Acceptance {
  token: string;
  password: string;
  device: string;
}

/**
 * Sets the invited person's password and signs in. Once: of five at the same time one sets it.
 * The same form sent again within minutes (a double click, a lost answer) signs in again.
 */
export async function acceptInvitation(
  db: Db,
  { token, password, device }: Acceptance,
  now: Date
): Promise<AcceptOutcome> {
  // before the transaction, which would otherwise hold its row for as long as hashing takes
  const hash = await hashPassword(password);
  return db.transaction().execute(async (tx): Promise<AcceptOutcome> => {
    const invitation = await lockInvitation(tx, token, now);
    if (!invitation) return { kind: 'refused', reason: 'gone' };
    const { id, personId, usedAt, kept, name, email, badge } = invitation;
    if (usedAt) {
      const again = now.getTime() - usedAt.getTime() < resentWithin;
      if (!again || !(await passwordMatches(kept, password)))
        return { kind: 'refused', reason: 'gone' };
    } else {
      const problem = passwordProblem(password, [name, email, badge]);
      if (problem) return { kind: 'refused', reason: problem };
      await setPassword(tx, personId, hash, now);
      await tx.updateTable('invitation').set({ used_at: now }).where('id', '=', id).execute();
    }
    return { kind: 'accepted', cookie: await startSession(tx, personId, device, now) };
  });
}

const resentWithin = 5 * 60 * 1000;

async function lockInvitation(tx: Tx, token: string, now: Date) {
  return tx
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.person_id')
    .leftJoin('credential', 'credential.person_id', 'person.id')
    .select([
      'invitation.id',
      'invitation.used_at as usedAt',
      'person.id as personId',
      'person.name',
      'person.email',
      'person.badge',
      'credential.password_hash as kept'
    ])
    .where('invitation.hash', '=', hashToken(token))
    .where('invitation.ended_at', 'is', null)
    .where('invitation.expires_at', '>', now)
    .where('person.left_at', 'is', null)
    .forNoKeyUpdate(['invitation', 'person'])
    .executeTakeFirst();
}
