import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDb } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { copyTemplate, testDatabase } from '../../support/database.ts';

const { db } = await testDatabase();

test('a test file has every table and no rows', async () => {
  expect(await db.selectFrom('person').selectAll().execute()).toEqual([]);
});

test('migrating twice changes nothing', async () => {
  expect(await migrate(db)).toEqual([]);
});

test('two processes that start together run each migration once', async () => {
  const { url, drop } = await copyTemplate({ empty: true });
  const [one, two] = [openDb(url), openDb(url)];
  const ran = await Promise.all([migrate(one), migrate(two)]);
  expect(ran.flat().length).toBe(new Set(ran.flat()).size);
  expect(ran.flat().length).toBeGreaterThan(0);
  await Promise.all([one.destroy(), two.destroy()]);
  await drop();
});

test('letters of all our languages have a lower case, whatever the machine speaks', async () => {
  const { rows } = await sql<{ low: string }>`select lower('ҚАЗАҚ ӘҮҒ') as low`.execute(db);
  expect(rows[0]?.low).toBe('қазақ әүғ');
});
