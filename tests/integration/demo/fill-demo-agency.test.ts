import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTeamQuery } from '#lib/domain/team/team-query.ts';
import { publishCourses } from '#lib/server/course/publish-courses.ts';
import { demoBegan, demoDoors, demoPeople } from '#lib/server/demo/demo-people.ts';
import { setEnv } from '#lib/server/env.ts';
import { stopBoss } from '#lib/server/job/boss.ts';
import { fillDemoAgency } from '#lib/server/demo/fill-demo-agency.ts';
import { settleAll } from '#lib/server/standing/settle.ts';
import { matrixRows } from '#lib/server/team/read-matrix.ts';
import { testDatabase } from '../../support/database.ts';

const { db, url } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
const query = readTeamQuery(new URL('http://t/team'));

beforeAll(async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hornbook-demo-'));
  setEnv({ DATABASE_URL: url, DATA_DIR: folder, LOG_LEVEL: 'silent' });
  await publishCourses(db, { folder: 'courses', now: demoBegan(now), publishedBy: null });
  await fillDemoAgency(db, now);
}, 300_000);
afterAll(stopBoss);

const count = async (table: 'person' | 'response' | 'certificate' | 'attempt' | 'reminder') => {
  const { rows } = await db
    .selectFrom(table)
    .select((row) => row.fn.countAll<string>().as('rows'))
    .executeTakeFirstOrThrow();
  return Number(rows);
};

test('about forty people, each at a unit, and the four one can be', async () => {
  expect(await count('person')).toBe(demoPeople.length);
  const doors = await db
    .selectFrom('person')
    .select('badge')
    .where('badge', 'in', Object.values(demoDoors))
    .execute();
  expect(doors).toHaveLength(4);
});

test('everybody stands where the story says', async () => {
  const manager = await db
    .selectFrom('person')
    .select('id')
    .where('badge', '=', demoDoors.manager)
    .executeTakeFirstOrThrow();
  await settleAll(db, now);
  const { people } = (await matrixRows(db, manager.id, query, now))!;
  const members = (await Array.fromAsync(people)).flat().map(({ badge, cells }) => ({
    badge,
    standing: cells.find(({ course }) => course === 'saiga-horn')?.standing ?? 'not-started'
  }));
  const expected = {
    untouched: 'not-started',
    begun: 'under-way',
    ready: 'under-way',
    failed: 'under-way',
    passed: 'passed',
    ending: 'ending',
    expired: 'expired',
    revoked: 'revoked'
  } as const;
  const told = new Map(demoPeople.map(({ badge, path }) => [badge, expected[path]]));
  const odd = members.filter(({ badge, standing }) => told.get(badge ?? '') !== standing);
  expect(odd).toEqual([]);
  expect(members.length).toBeGreaterThan(20);
});

test('letters were written in the last weeks: before, overdue, ending, digest', async () => {
  const kinds = await db.selectFrom('reminder').select('kind').distinct().orderBy('kind').execute();
  expect(kinds.map(({ kind }) => kind)).toEqual(['digest', 'due-soon', 'expiring', 'overdue']);
  const letters = await db
    .selectFrom('reminder_letter')
    .innerJoin('mail', 'mail.id', 'mail_id')
    .select(['mail.sent_at', 'mail.withdrawn_at'])
    .execute();
  expect(letters.length).toBeGreaterThan(30);
  expect(letters.every(({ sent_at, withdrawn_at }) => sent_at ?? withdrawn_at)).toBe(true);
});

test('nothing happened after today or before the agency began', async () => {
  const { first, last } = await db
    .selectFrom('response')
    .select((row) => [row.fn.min('received_at').as('first'), row.fn.max('received_at').as('last')])
    .executeTakeFirstOrThrow();
  expect(first >= demoBegan(now)).toBe(true);
  expect(last <= now).toBe(true);
});

test('filled again, nothing is added', async () => {
  const before = [
    await count('person'),
    await count('response'),
    await count('certificate'),
    await count('reminder')
  ];
  await fillDemoAgency(db, now);
  expect([
    await count('person'),
    await count('response'),
    await count('certificate'),
    await count('reminder')
  ]).toEqual(before);
});
