import { beforeAll, expect, test } from 'vitest';
import { endSession, endSessions } from '#lib/server/session/end-session.ts';
import { listSessions } from '#lib/server/session/queries.ts';
import { recognise } from '#lib/server/session/recognise.ts';
import { startSession } from '#lib/server/session/start-session.ts';
import { testDatabase } from '../../support/database.ts';
import { buildVillage, type Village } from '../../support/village.ts';

const { db, statements } = await testDatabase();
let village: Village;
beforeAll(async () => {
  village = await buildVillage(db);
});

const began = new Date();
const after = (days: number) => new Date(began.getTime() + days * 86_400_000);
const start = (personId: string) => startSession(db, personId, 'Firefox, Linux', began);

test('a session gives the person with the roles they hold now, in one statement', async () => {
  const cookie = await start(village.cholpon);
  let known: Awaited<ReturnType<typeof recognise>> = null;
  const sent = await statements(async () => {
    known = await recognise(db, cookie.value, began);
  });
  expect(sent).toHaveLength(1);
  expect(known).toMatchObject({
    person: { id: village.cholpon, name: 'Чолпон Жумабекова', language: 'ru' },
    cookie: null
  });
  expect(known!.person.roles).toHaveLength(2);
  expect(known!.person.roles).toContainEqual({ role: 'manager', unitId: village.units.south });
});

test('the secret is kept nowhere', async () => {
  const cookie = await start(village.bek);
  const rows = await db.selectFrom('session').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(cookie.value);
  expect(await recognise(db, rows[0]!.hash, began)).toBeNull();
});

test('last seen is written once an hour, by one of five requests at once', async () => {
  const cookie = await start(village.aigul);
  expect(await statements(() => recognise(db, cookie.value, after(0.04)))).toHaveLength(1);
  const sent = await statements(() =>
    Promise.all(Array.from({ length: 5 }, () => recognise(db, cookie.value, after(0.05))))
  );
  expect(sent.filter((sql) => sql.trimStart().startsWith('select'))).toHaveLength(5);
  const [session] = await listSessions(db, village.aigul, after(0.05));
  expect(session!.seenAt).toEqual(after(0.05));
  const again = await statements(() => recognise(db, cookie.value, after(0.06)));
  expect(again).toHaveLength(1);
});

test('a session ends 14 days after it was last used', async () => {
  const cookie = await start(village.meerim);
  expect((await recognise(db, cookie.value, after(13)))?.cookie).toBeTruthy();
  expect(await recognise(db, cookie.value, after(26.9))).not.toBeNull();
  expect(await recognise(db, cookie.value, after(41))).toBeNull();
});

test('a session ends 90 days after it began, however much it is used', async () => {
  const cookie = await start(village.dinara);
  for (let day = 10; day <= 80; day += 10)
    expect(await recognise(db, cookie.value, after(day))).not.toBeNull();
  expect(await recognise(db, cookie.value, after(89.9))).not.toBeNull();
  expect(await recognise(db, cookie.value, after(90.1))).toBeNull();
});

test('who has left is nobody', async () => {
  const cookie = await start(village.erlan);
  await db.updateTable('person').set({ left_at: began }).where('id', '=', village.erlan).execute();
  expect(await recognise(db, cookie.value, began)).toBeNull();
});

test('one ends one of their own sessions, or all others, and nobody else’s', async () => {
  const [here, there] = [await start(village.farida), await start(village.farida)];
  const known = await recognise(db, here.value, began);
  const other = (await recognise(db, there.value, began))!.person.sessionId;
  await endSession(db, village.gulnara, other);
  expect(await listSessions(db, village.farida, began)).toHaveLength(2);
  await endSession(db, village.farida, other);
  expect(await recognise(db, there.value, began)).toBeNull();

  await start(village.farida);
  expect(await endSessions(db, village.farida, known!.person.sessionId)).toBe(1);
  expect(await recognise(db, here.value, began)).not.toBeNull();
  expect(await endSessions(db, village.farida)).toBe(1);
  expect(await recognise(db, here.value, began)).toBeNull();
});
