import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { allowExam } from '#lib/server/attempt/allow-exam.ts';
import { assign } from '#lib/server/assignment/assign.ts';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { leave } from '#lib/server/person/leave.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import { readRecord } from '#lib/server/record/read-record.ts';
import { enterTraining } from '#lib/server/training/enter-training.ts';
import { testDatabase } from '../../support/database.ts';
import { earn } from '../../support/earn.ts';
import { enrol, examCourse, now } from '../../support/exam-course.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

const { db, statements } = await testDatabase();
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
let village: Village;
beforeAll(async () => {
  village = await buildVillage(db);
  await enrol(db, village.erlan);
});

test('everything that happened to a person stands in it, in the order in which it happened', async () => {
  const who = await person(db, 'Nurlan', 'nurlan', village.units.irkeshtam);
  const wish = {
    ...{ id: randomUUID(), courseIds: [examCourse.id], programmeId: null, people: null },
    ...{ unitId: village.units.east, role: null, again: null, fresh: false, replaces: null },
    due: { kind: 'within' as const, days: 30 }
  };
  await assign(db, wish, village.dinara, now);
  const allowing = { id: randomUUID(), by: village.dinara, personId: who, courseId: null };
  const more = { extraAttempts: 1, extraMinutes: 15, reason: 'The line was down' };
  await allowExam(db, { ...allowing, ...more }, now);
  const first = await earn(db, who, later(2));
  await revokeCertificate(
    db,
    { certificateId: first.id, by: village.dinara, reason: 'Sat by a colleague' },
    later(3)
  );
  await enterTraining(
    db,
    {
      ...{ id: randomUUID(), unitId: village.units.east, kind: 'hands-on', title: 'Musk in hand' },
      ...{ courseId: null, day: '2026-11-20', hours: null, place: '', trainer: 'Erlan' },
      ...{ topics: '', groups: [], note: '', people: [who], present: true }
    },
    village.dinara,
    later(3)
  );
  await movePerson(db, { personId: who, unitId: village.units.torugart }, theCommand, later(4));

  const record = (await readRecord(db, who, village.dinara, later(5)))!;
  expect(record.postings.map(({ unit, until }) => [unit, until])).toEqual([
    ['Irkeshtam', later(4)],
    ['Torugart', null]
  ]);
  expect(record.tasks).toMatchObject([
    {
      courseId: examCourse.id,
      due: '2026-12-23',
      doneAt: later(2),
      assignedBy: 'Динара Өмүралиева'
    }
  ]);
  expect(record.enrolments).toMatchObject([{ courseId: examCourse.id, modulesDone: 2 }]);
  expect(record.attempts).toMatchObject([
    { number: 1, revision: 7, passed: true, rule: { pass: 80, hits: 80, falseAlarms: 30 } }
  ]);
  expect(record.certificates).toMatchObject([
    { revocation: { at: later(3), by: 'Динара Өмүралиева', reason: 'Sat by a colleague' } }
  ]);
  expect(record.trainings).toMatchObject([{ title: 'Musk in hand', state: 'present' }]);
  expect(record.allowances).toMatchObject([{ extraMinutes: 15, madeBy: 'Динара Өмүралиева' }]);
});

describe('whose it may be', () => {
  test('one’s own, and that of whom one is over now: every reading of another’s is an act', async () => {
    const reads = async (reader: string, who = village.bek) =>
      (await readRecord(db, who, reader, now)) !== null;
    expect(await reads(village.bek)).toBe(true);
    expect(await acts(village.bek)).toEqual([]);
    expect(await reads(village.dinara)).toBe(true);
    expect(await reads(village.gulnara)).toBe(true);
    expect(await acts(village.bek)).toEqual([village.dinara, village.gulnara]);
    for (const other of [village.cholpon, village.meerim, village.erlan, village.farida])
      expect(await reads(other)).toBe(false);
    expect(await acts(village.bek)).toHaveLength(2);
  });

  test('who moves away takes it along; who left leaves it to nobody', async () => {
    const mover = await person(db, 'Mover', 'mover', village.units.torugart);
    const reads = async (reader: string, at: Date) =>
      (await readRecord(db, mover, reader, at)) !== null;
    expect([await reads(village.dinara, now), await reads(village.cholpon, now)]).toEqual([
      ...[true, false]
    ]);
    await movePerson(db, { personId: mover, unitId: village.units.dostuk }, theCommand, later(1));
    expect([await reads(village.dinara, later(2)), await reads(village.cholpon, later(2))]).toEqual(
      [false, true]
    );
    await leave(db, mover, theCommand, later(3));
    expect(await reads(village.cholpon, later(4))).toBe(false);
  });

  test('an acting manager within the period', async () => {
    const acting = await person(db, 'Acting', 'acting', village.units.dostuk);
    await db
      .insertInto('role_grant')
      .values({
        ...{ id: randomUUID(), person_id: acting, role: 'manager', unit_id: village.units.east },
        ...{ granted_at: now, from_at: later(1), until_at: later(3) }
      })
      .execute();
    const reads = async (at: Date) => (await readRecord(db, village.bek, acting, at)) !== null;
    expect([await reads(now), await reads(later(2)), await reads(later(3))]).toEqual([
      ...[false, true, false]
    ]);
  });
});

test('it costs the same statements however long it is', async () => {
  const sent = await statements(() => readRecord(db, village.meerim, village.dinara, now));
  expect(sent.filter((one) => /^\s*(select|insert|with)/i.test(one))).toHaveLength(10);
});

async function acts(personId: string) {
  const rows = await db
    .selectFrom('event')
    .select('by_person')
    .where('what', '=', 'record-made')
    .where('about', '=', personId)
    .orderBy('seq')
    .execute();
  return rows.map(({ by_person }) => by_person);
}
