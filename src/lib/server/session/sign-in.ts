import { sql } from 'kysely';
import { readLogin } from '#lib/domain/person/login.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { giveTriesBack, giveTryBack, takeTry } from './limits.ts';
import { passwordMatches } from './password.ts';
import type { SessionCookie } from './session-cookie.ts';
import { startSession } from './start-session.ts';

export interface SignInTry {
  /** E-mail address or badge number, as typed. */
  login: string;
  password: string;
  /** Where the request came from. */
  address: string;
  device: string;
}

export type SignInOutcome =
  | { kind: 'signed-in'; personId: string; cookie: SessionCookie }
  | { kind: 'refused'; reason: 'no-match' }
  | { kind: 'refused'; reason: 'too-many'; minutes: number };

/**
 * Signs a person in. Whether the account is not there, has no password yet, has left or the
 * password is wrong: same answer, same work, same time.
 */
export async function signIn(db: Db, tried: SignInTry, now: Date): Promise<SignInOutcome> {
  const login = readLogin(tried.login);
  const account = Object.values(login)[0] as string;
  const counted = [
    ['sign-in-account-at-address', `${account} ${tried.address}`],
    ['sign-in-account', account],
    ['sign-in-address', tried.address]
  ] as const;
  // taken before the password is looked at: a hundred tries at once are a hundred tries
  for (const [limit, about] of counted) {
    const minutes = await takeTry(db, limit, about);
    if (minutes !== null) return { kind: 'refused', reason: 'too-many', minutes };
  }
  const known = await findCredential(db, login);
  const matches = await passwordMatches(known?.hash ?? null, tried.password);
  if (!known || !matches) return { kind: 'refused', reason: 'no-match' };
  const [[atAddress, accountAtAddress], [anywhere], [address]] = counted;
  await giveTriesBack(db, atAddress, accountAtAddress);
  await giveTryBack(db, anywhere, account);
  await giveTryBack(db, address, tried.address);
  const cookie = await startSession(db, known.personId, tried.device, now);
  return { kind: 'signed-in', personId: known.personId, cookie };
}

async function findCredential(db: Db, login: ReturnType<typeof readLogin>) {
  const query = db
    .selectFrom('person')
    .innerJoin('credential', 'credential.person_id', 'person.id')
    .select(['person.id as personId', 'credential.password_hash as hash'])
    .where('person.left_at', 'is', null);
  const mine =
    'email' in login
      ? query.where(sql`lower(person.email)`, '=', sql`lower(${login.email})`)
      : query.where(sql`lower(person.badge)`, '=', sql`lower(${login.badge})`);
  return mine.executeTakeFirst();
}
