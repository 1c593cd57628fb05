import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { allowExam, type Allowing } from '#lib/server/attempt/allow-exam.ts';
import { testDatabase } from '../../support/database.ts';
import { enrol, now } from '../../support/exam-course.ts';
import { buildVillage, type Village } from '../../support/village.ts';

const { db } = await testDatabase();
let village: Village;
beforeAll(async () => {
  village = await buildVillage(db);
  await enrol(db, village.aigul);
});

const allowing = (change: Partial<Allowing>): Allowing => ({
  id: randomUUID(),
  by: village.cholpon,
  personId: village.aigul,
  courseId: 'saiga-horn',
  extraAttempts: 1,
  extraMinutes: 0,
  reason: 'The line was down for an hour.',
  ...change
});

test('a manager over the person and an administrator may, with a dated row and an event', async () => {
  for (const by of [village.cholpon, village.gulnara, village.farida]) {
    const one = allowing({ by });
    expect(await allowExam(db, one, now)).toEqual({ kind: 'allowed' });
    expect(await rows(one.id)).toEqual([
      expect.objectContaining({ made_by: by, made_at: now, extra_attempts: 1, reason: one.reason })
    ]);
  }
  const events = await db
    .selectFrom('event')
    .select(['by_person', 'what', 'about'])
    .where('by_person', '=', village.farida)
    .execute();
  expect(events).toEqual([
    { by_person: village.farida, what: 'exam-allowed', about: village.aigul }
  ]);
});

test('a manager elsewhere, an officer, a trainer and the person cannot', async () => {
  for (const by of [village.dinara, village.bek, village.erlan, village.aigul])
    expect(await allowExam(db, allowing({ by }), now)).toEqual({
      kind: 'refused',
      reason: 'unknown-person'
    });
  // a manager is not over herself
  const self = allowing({ by: village.cholpon, personId: village.cholpon });
  expect(await allowExam(db, self, now)).toMatchObject({ kind: 'refused' });
});

test('sent ten times it is allowed once', async () => {
  const one = allowing({});
  await Promise.all(Array.from({ length: 10 }, () => allowExam(db, one, now)));
  expect(await rows(one.id)).toHaveLength(1);
  const events = await db.selectFrom('event').select('details').execute();
  expect(events.filter(({ details }) => JSON.stringify(details).includes(one.id))).toHaveLength(0);
});

test.each([
  [{ extraAttempts: 0 }, 'nothing-allowed'],
  [{ extraAttempts: 11 }, 'out-of-range'],
  [{ extraAttempts: 1.5 }, 'out-of-range'],
  [{ extraMinutes: Number.NaN }, 'out-of-range'],
  [{ reason: '  ' }, 'no-reason']
])('%o is refused: %s', async (change, reason) => {
  expect(await allowExam(db, allowing(change), now)).toEqual({ kind: 'refused', reason });
});

function rows(id: string) {
  return db.selectFrom('exam_allowance').selectAll().where('id', '=', id).execute();
}
