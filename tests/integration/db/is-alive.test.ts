import { expect, test } from 'vitest';
import { openDb } from '#lib/server/db/database.ts';
import { isAlive } from '#lib/server/db/is-alive.ts';
import { testDatabase } from '../../support/database.ts';

const { db, url } = await testDatabase();

test('a database that answers is alive', async () => {
  expect(await isAlive(db)).toBe(true);
});

test('one that is gone, or too busy to answer, is not', async () => {
  const gone = openDb('postgres://a:b@127.0.0.1:1/none');
  expect(await isAlive(gone)).toBe(false);
  await gone.destroy();

  const busy = openDb(url, { max: 1 });
  const release = Promise.withResolvers<void>();
  const held = busy.connection().execute(() => release.promise);
  expect(await isAlive(busy, 100)).toBe(false);
  release.resolve();
  await held;
  await busy.destroy();
});
