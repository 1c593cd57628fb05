import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { acceptInvitation } from '#lib/server/invitation/accept-invitation.ts';
import { findInvitee } from '#lib/server/invitation/queries.ts';
import { recognise } from '#lib/server/session/recognise.ts';
import { makeToken } from '#lib/server/session/token.ts';
import { testDatabase } from '../../support/database.ts';
import { race } from '../../support/race.ts';
import { buildVillage, type Village } from '../../support/village.ts';

const { db } = await testDatabase();
const now = new Date();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const password = 'три рога сайгака';
let village: Village;
beforeAll(async () => {
  village = await buildVillage(db);
});

async function invitation(personId: string, more = {}): Promise<string> {
  const { token, hash } = makeToken();
  await db
    .insertInto('invitation')
    .values({
      id: randomUUID(),
      person_id: personId,
      hash,
      way: 'slip',
      made_at: now,
      expires_at: later(60),
      ...more
    })
    .execute();
  return token;
}

const accept = (token: string, secret = password, at = now) =>
  acceptInvitation(db, { token, password: secret, device: '' }, at);

test('accepting sets the password and signs in', async () => {
  const token = await invitation(village.aigul);
  expect(await findInvitee(db, token, now)).toMatchObject({
    name: 'Айгүл Асанова',
    badge: 'T-aigul',
    unit: 'Dostuk'
  });
  const outcome = await accept(token);
  if (outcome.kind !== 'accepted') throw new Error(outcome.reason);
  expect((await recognise(db, outcome.cookie.value, now))?.person.id).toBe(village.aigul);
  expect(await findInvitee(db, token, now)).toBeNull();
});

test('a code read aloud is taken in capitals, without dashes, with o for 0', async () => {
  const token = await invitation(village.meerim);
  const typed = token.replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'L').toUpperCase();
  expect(await findInvitee(db, typed, now)).toMatchObject({ personId: village.meerim });
});

test('five at once with five passwords: one sets it', async () => {
  const token = await invitation(village.bek);
  const words = ['снег', 'ветер', 'горы', 'река', 'поле'];
  const kept = { person_id: village.bek, password_hash: '', changed_at: now };
  const outcomes = await race(
    db,
    (tx) => tx.insertInto('credential').values(kept).execute(),
    words.map((word) => () => accept(token, `${word} и ещё три слова`))
  );
  const accepted = outcomes.filter(
    (one) => one.status === 'fulfilled' && one.value.kind === 'accepted'
  );
  expect(accepted).toHaveLength(1);
});

test('the same form sent again signs in again; later it does not', async () => {
  const token = await invitation(village.cholpon);
  expect(await accept(token)).toMatchObject({ kind: 'accepted' });
  expect(await accept(token, password, later(1))).toMatchObject({ kind: 'accepted' });
  expect(await accept(token, 'другие слова тут', later(1))).toMatchObject({ reason: 'gone' });
  expect(await accept(token, password, later(6))).toMatchObject({ reason: 'gone' });
});

test('a weak password leaves the invitation open', async () => {
  const token = await invitation(village.dinara);
  expect(await accept(token, 'short')).toEqual({ kind: 'refused', reason: 'short' });
  expect(await accept(token)).toMatchObject({ kind: 'accepted' });
});

test('too old, ended, unknown or of somebody who left: gone', async () => {
  const old = await invitation(village.farida, { expires_at: now });
  const ended = await invitation(village.farida, { ended_at: now });
  const left = await invitation(village.erlan);
  await db.updateTable('person').set({ left_at: now }).where('id', '=', village.erlan).execute();
  for (const token of [old, ended, left, 'k3f9-k3f9-k3f9-k3f9-k3f9', '']) {
    expect(await findInvitee(db, token, now)).toBeNull();
    expect(await accept(token)).toEqual({ kind: 'refused', reason: 'gone' });
  }
});
