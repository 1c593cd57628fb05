import { readLogin } from '#lib/domain/person/login.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { queueJob } from '#lib/server/job/queue-job.ts';
import { resetLetter } from '#lib/server/mail/letters.ts';
import { sendMail } from '#lib/server/mail/send-mail.ts';
import { takeTry } from '#lib/server/session/limits.ts';
import { findByLogin } from './find-by-login.ts';
import { replaceReset } from './replace-reset.ts';

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

async function findPerson(tx: Tx, login: string) {
  const id = await findByLogin(tx, login);
  if (!id) return undefined;
  return tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'language', 'time_zone as timeZone'])
    .where('id', '=', id)
    .executeTakeFirst();
}
