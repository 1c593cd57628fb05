import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileWords } from '#lib/components/export/file-words.ts';
import { setEnv } from '#lib/server/env.ts';
import { endInvitations } from '#lib/server/invitation/end-invitations.ts';
import { inviteByMail } from '#lib/server/invitation/invite-by-mail.ts';
import { makeSlip } from '#lib/server/invitation/make-slip.ts';
import { acceptInvitation } from '#lib/server/invitation/accept-invitation.ts';
import { findInvitee } from '#lib/server/invitation/queries.ts';
import { boss, stopBoss } from '#lib/server/job/boss.ts';
import { startJobs } from '#lib/server/job/start-jobs.ts';
import { closeDb } from '#lib/server/db/database.ts';
import { deliverMail } from '#lib/server/mail/deliver-mail.ts';
import { findReset } from '#lib/server/person/find-reset.ts';
import { changePassword } from '#lib/server/person/change-password.ts';
import { requestReset } from '#lib/server/person/request-reset.ts';
import { resetPassword } from '#lib/server/person/reset-password.ts';
import type { Actor } from '#lib/server/person/actor.ts';
import { recognise } from '#lib/server/session/recognise.ts';
import { signIn } from '#lib/server/session/sign-in.ts';
import { makeToken } from '#lib/server/session/token.ts';
import { testDatabase } from '../../support/database.ts';
import { race } from '../../support/race.ts';
import { buildVillage, type Village } from '../../support/village.ts';

const { db, url } = await testDatabase();
const origin = 'https://learn.example.kg';
const now = new Date();
const password = 'три рога сайгака';
let village: Village;
let farida: Actor;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hornbook-mail-'));
  setEnv({ DATABASE_URL: url, DATA_DIR: folder, LOG_LEVEL: 'silent' });
  village = await buildVillage(db);
  farida = { id: village.farida, roles: [{ role: 'administrator', unitId: null }] };
});
afterAll(async () => {
  await stopBoss();
  await closeDb();
});

const mailsTo = (personId: string) =>
  db.selectFrom('mail').selectAll().where('person_id', '=', personId).orderBy('made_at').execute();
const jobs = async () => (await (await boss()).findJobs('mail')).length;
const until = async (done: () => Promise<boolean>) => {
  for (let tries = 0; tries < 100 && !(await done()); tries++)
    await new Promise((resolve) => setTimeout(resolve, 100));
};

test('an invitation, its mail and its job are written together, or not at all', async () => {
  await expect(
    db.transaction().execute(async (tx) => {
      const token = makeToken().token;
      await inviteByMail(nested(tx), { personId: village.aigul, token, origin }, farida, now);
      throw new Error('the line breaks');
    })
  ).rejects.toThrow('the line breaks');
  expect(await mailsTo(village.aigul)).toHaveLength(0);
  expect(await jobs()).toBe(0);

  const wish = { personId: village.aigul, token: makeToken().token, origin };
  for (let i = 0; i < 10; i++)
    expect(await inviteByMail(db, wish, farida, now)).toMatchObject({ kind: 'made' });
  const [mail, ...others] = await mailsTo(village.aigul);
  expect(others).toHaveLength(0);
  expect(await jobs()).toBe(1);
  expect(mail).toMatchObject({ address: 'aigul@customs.test', sent_at: null });
  expect(mail!.subject).toBe('Приглашение в Hornbook');
  expect(mail!.body).toContain(`${origin}/invitation/${wish.token}`);
});

/** A Db whose transactions are the one that is open already. */
function nested(tx: Parameters<Parameters<ReturnType<typeof db.transaction>['execute']>[0]>[0]) {
  return {
    transaction: () => ({ execute: (work: (t: typeof tx) => unknown) => work(tx) })
  } as never;
}

test('without a mail server it is kept as a file, once', async () => {
  const [mail] = await mailsTo(village.aigul);
  await deliverMail(db, mail!.id, now);
  await deliverMail(db, mail!.id, now);
  const [kept] = await mailsTo(village.aigul);
  expect(kept!.sent_at).toEqual(now);
  const files = await readdir(path.join(folder, 'mail'));
  expect(files).toEqual([kept!.file]);
  const text = await readFile(path.join(folder, 'mail', files[0]!), 'utf8');
  expect(text).toMatch(/^To: aigul@customs.test$/m);
});

test('a mail server that does not answer is noted, and the mail waits', async () => {
  const token = makeToken().token;
  await inviteByMail(db, { personId: village.bek, token, origin }, farida, now);
  const [mail] = await mailsTo(village.bek);
  setEnv({ SMTP_URL: 'smtp://127.0.0.1:9' });
  await expect(deliverMail(db, mail!.id, now)).rejects.toThrow();
  setEnv({ SMTP_URL: '' });
  const [waiting] = await mailsTo(village.bek);
  expect(waiting!.sent_at).toBeNull();
  expect(waiting!.problem).toMatch(/ECONNREFUSED/);
});

test('a new invitation ends the one before; ended ones let nobody in', async () => {
  const [first, second] = [makeToken().token, makeToken().token];
  await makeSlip(db, { personId: village.meerim, token: first }, farida, now);
  await makeSlip(db, { personId: village.meerim, token: second }, farida, now);
  expect(await findInvitee(db, first, now)).toBeNull();
  expect(await findInvitee(db, second, now)).not.toBeNull();
  expect(await endInvitations(db, village.meerim, farida, now)).toBe(true);
  expect(await findInvitee(db, second, now)).toBeNull();
});

test('whoever has a password gets a reset slip instead, and all devices are signed out by it', async () => {
  const token = makeToken().token;
  await makeSlip(db, { personId: village.cholpon, token }, farida, now);
  const entered = await acceptInvitation(db, { token, password, device: '' }, now);
  if (entered.kind !== 'accepted') throw new Error();
  const again = { personId: village.cholpon, token: makeToken().token };
  expect(await inviteByMail(db, { ...again, origin }, farida, now)).toMatchObject({
    reason: 'has-password'
  });
  expect(await makeSlip(db, again, farida, now)).toMatchObject({ what: 'reset' });
  expect(await makeSlip(db, again, farida, now)).toMatchObject({ what: 'reset' });
  const next = { token: again.token, password: 'четыре копыта аргали', device: '' };
  const outcome = await resetPassword(db, next, now);
  if (outcome.kind !== 'reset') throw new Error(outcome.reason);
  expect(await recognise(db, entered.cookie.value, now)).toBeNull();
  expect(await recognise(db, outcome.cookie.value, now)).not.toBeNull();
});

test('five resets at once with one link: one counts', async () => {
  const token = makeToken().token;
  await makeSlip(db, { personId: village.cholpon, token }, farida, now);
  const outcomes = await race(
    db,
    (tx) =>
      tx
        .updateTable('credential')
        .set({ changed_at: now })
        .where('person_id', '=', village.cholpon)
        .execute(),
    ['снег', 'ветер', 'горы', 'река', 'поле'].map(
      (word) => () =>
        resetPassword(db, { token, password: `${word} и ещё три слова`, device: '' }, now)
    )
  );
  const counted = outcomes.filter(
    (one) => one.status === 'fulfilled' && one.value.kind === 'reset'
  );
  expect(counted).toHaveLength(1);
});

test('a wish for a link: same answer for everybody; the worker sends it, to whom there is', async () => {
  await startJobs(fileWords);
  const ask = (login: string, address: string) => requestReset(db, { login, origin, address });
  expect(await ask('T-gulnara', '10.1.0.1')).toEqual({ kind: 'taken' });
  expect(await ask('nobody@customs.test', '10.1.0.2')).toEqual({ kind: 'taken' });
  await until(async () => (await mailsTo(village.gulnara)).some((mail) => mail.sent_at));
  const [mail] = await mailsTo(village.gulnara);
  const token = /\/reset\/([0-9a-z-]+)/.exec(mail!.body)?.[1] ?? '';
  expect(await findReset(db, token, now)).toMatchObject({ badge: 'T-gulnara' });
  expect(await findReset(db, token, new Date(now.getTime() + 61 * 60_000))).toBeNull();
  const all = await db.selectFrom('mail').select('address').execute();
  expect(all.map(({ address }) => address)).not.toContain('nobody@customs.test');
});

test('a fourth wish within the hour is told to wait, whoever is asked for', async () => {
  for (const login of ['T-dinara', 'T-nobody']) {
    const ask = (address: string) => requestReset(db, { login, origin, address });
    for (let i = 0; i < 3; i++) expect(await ask(`10.2.0.${i}`)).toEqual({ kind: 'taken' });
    expect(await ask('10.2.0.9')).toEqual({ kind: 'refused', reason: 'too-many', minutes: 60 });
  }
});

test('changing a password asks the old one, keeps this device and ends the others', async () => {
  const token = makeToken().token;
  await makeSlip(db, { personId: village.dinara, token }, farida, now);
  await acceptInvitation(db, { token, password, device: '' }, now);
  const enter = async () => {
    const one = await signIn(db, { login: 'T-dinara', password, address: '::1', device: '' }, now);
    if (one.kind !== 'signed-in') throw new Error();
    return one.cookie.value;
  };
  const [here, there] = [await enter(), await enter()];
  const me = (await recognise(db, here, now))!.person;
  const change = (old: string, next: string) =>
    changePassword(db, me, { old, password: next }, now);
  expect(await change('not this one', 'новые слова для входа')).toMatchObject({
    reason: 'old-wrong'
  });
  expect(await change(password, 'short')).toMatchObject({ reason: 'short' });
  expect(await change(password, 'новые слова для входа')).toEqual({ kind: 'changed' });
  expect(await change(password, 'новые слова для входа')).toEqual({ kind: 'changed' });
  expect(await recognise(db, here, now)).not.toBeNull();
  expect(await recognise(db, there, now)).toBeNull();
  expect((await mailsTo(village.dinara)).map(({ subject }) => subject)).toEqual([
    'Пароль для Hornbook изменён'
  ]);
});
