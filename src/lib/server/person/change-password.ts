import { passwordProblem, type PasswordProblem } from '#lib/domain/person/password.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { passwordChangedLetter } from '#lib/server/mail/letters.ts';
import { sendMail } from '#lib/server/mail/send-mail.ts';
import { endSessions } from '#lib/server/session/end-session.ts';
import { giveTriesBack, takeTry } from '#lib/server/session/limits.ts';
import { hashPassword, passwordMatches } from '#lib/server/session/password.ts';
import { setPassword } from '#lib/server/session/set-password.ts';
import type { SignedIn } from '#lib/server/session/signed-in.ts';

export type ChangeOutcome =
  | { kind: 'changed' }
  | { kind: 'refused'; reason: 'old-wrong' | PasswordProblem }
  | { kind: 'refused'; reason: 'too-many'; minutes: number };

/** Changes one's own password, asking for the old one; every other device is signed out. */
export async function changePassword(
  db: Db,
  person: SignedIn,
  { old, password }: { old: string; password: string },
  now: Date
): Promise<ChangeOutcome> {
  const minutes = await takeTry(db, 'password-change', person.id);
  if (minutes !== null) return { kind: 'refused', reason: 'too-many', minutes };
  const own = await db
    .selectFrom('person')
    .leftJoin('credential', 'credential.person_id', 'person.id')
    .select([
      'name',
      'email',
      'badge',
      'language',
      'time_zone as timeZone',
      'password_hash as kept'
    ])
    .where('person.id', '=', person.id)
    .executeTakeFirstOrThrow();
  if (!(await passwordMatches(own.kept, old))) {
    // the same form sent twice: the second finds the work done
    const done = await passwordMatches(own.kept, password);
    return done ? { kind: 'changed' } : { kind: 'refused', reason: 'old-wrong' };
  }
  await giveTriesBack(db, 'password-change', person.id);
  const problem = passwordProblem(password, [own.name, own.email, own.badge]);
  if (problem) return { kind: 'refused', reason: problem };
  const hash = await hashPassword(password);
  await db.transaction().execute(async (tx) => {
    await setPassword(tx, person.id, hash, now);
    await endSessions(tx, person.id, person.sessionId);
    if (own.email) {
      const to = { personId: person.id, address: own.email };
      await sendMail(tx, to, passwordChangedLetter(own, now), now);
    }
  });
  return { kind: 'changed' };
}
