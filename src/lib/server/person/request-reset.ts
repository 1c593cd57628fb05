import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { readLogin } from '#lib/domain/person/login.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { queueJob } from '#lib/server/job/queue-job.ts';
import { resetLetter } from '#lib/server/mail/letters.ts';
import { sendMail } from '#lib/server/mail/send-mail.ts';
import { takeTry } from '#lib/server/session/limits.ts';
import { makeToken } from '#lib/server/session/token.ts';

/** A wish for a link: what was typed, where the link shall lead. */
export interface ResetWish {
  login: string;
  origin: string;
}

const minutesToUse = 60;

/**
 * Takes the wish of someone who forgot a password. Whether there is such a person is looked up
 * later, by a job: what is done here, and for how long, is the same for everybody.
 */
export async function requestReset(
  db: Db,
  wish: ResetWish & { address: string }
): Promise<{ kind: 'taken' } | { kind: 'refused'; reason: 'too-many'; minutes: number }> {
  const { login, origin, address } = wish;
  const account = Object.values(readLogin(login))[0] as string;
  const minutes =
    (await takeTry(db, 'reset-address', address)) ?? (await takeTry(db, 'reset-account', account));
  if (minutes !== null) return { kind: 'refused', reason: 'too-many', minutes };
  await db.transaction().execute((tx) => queueJob(tx, 'reset', { login, origin }));
  return { kind: 'taken' };
}

/** Does the wish: a link by mail to whoever has an e-mail address. Others get a slip by hand. */
export async function makeReset(db: Db, { login, origin }: ResetWish, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const person = await findPerson(tx, login);
    if (!person?.email) return;
    const until = new Date(now.getTime() + minutesToUse * 60_000);
    const token = await replaceReset(tx, person.id, until, now);
    const letter = resetLetter(person, `${origin}/reset/${token}`, until);
    await sendMail(tx, { personId: person.id, address: person.email }, letter, now);
  });
}

/** A new secret for a person's reset; earlier ones no longer hold. */
export async function replaceReset(
  tx: Tx,
  personId: string,
  until: Date,
  now: Date,
  made = makeToken()
): Promise<string> {
  await endResets(tx, personId, now);
  await tx
    .insertInto('password_reset')
    .values({
      id: randomUUID(),
      person_id: personId,
      hash: made.hash,
      made_at: now,
      expires_at: until
    })
    .execute();
  return made.token;
}

/** Ends whatever resets of a person are open. */
export async function endResets(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('password_reset')
    .set({ expires_at: now })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
}

async function findPerson(tx: Tx, typed: string) {
  const login = readLogin(typed);
  const [column, text] =
    'email' in login
      ? (['person.email', login.email] as const)
      : (['person.badge', login.badge] as const);
  return tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'language', 'time_zone as timeZone'])
    .where(sql`lower(${sql.ref(column)})`, '=', sql`lower(${text})`)
    .where('left_at', 'is', null)
    .executeTakeFirst();
}
