import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assign, type AssignmentWish } from '#lib/server/assignment/assign.ts';
import { endAssignment } from '#lib/server/assignment/end-assignment.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { grantRole } from '#lib/server/person/grant-role.ts';
import { leave } from '#lib/server/person/leave.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import { countsOn } from '#lib/server/standing/queries.ts';
import { settleAll } from '#lib/server/standing/settle.ts';
import { askAgain } from '#lib/server/task/ask-again.ts';
import { dealTasks } from '#lib/server/task/deal-tasks.ts';
import { moveUnit } from '#lib/server/unit/move-unit.ts';
import { testDatabase } from '../../support/database.ts';
import { earn } from '../../support/earn.ts';
import { enrol, examCourse, now } from '../../support/exam-course.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

const { db } = await testDatabase();
const day = 86_400_000;
const later = (days: number) => new Date(now.getTime() + days * day);
let village: Village;
beforeAll(async () => {
  village = await buildVillage(db);
  await enrol(db, village.erlan);
});
beforeEach(async () => {
  await db.updateTable('assignment').set({ ended_at: now }).execute();
  await db.transaction().execute((tx) => dealTasks(tx, {}, now));
});

describe('a unit with all below it', () => {
  test('everybody posted there has one task, with the day it is due', async () => {
    const id = await assigned({});
    expect(await tasks(id)).toEqual(
      ['bek', 'dinara', 'meerim'].map((who) => `${who} 1 2026-12-23 open`)
    );
  });

  test('only those with the role', async () => {
    const id = await assigned({ role: 'manager' });
    expect(await tasks(id)).toEqual(['dinara 1 2026-12-23 open']);
    await grantRole(
      db,
      { personId: village.bek, role: 'manager', unitId: village.units.torugart },
      theCommand,
      now
    );
    expect(await tasks(id)).toHaveLength(2);
  });

  test('who comes later gets it too, with fourteen days at least; who goes loses what is open', async () => {
    const id = await assigned({ due: { kind: 'on', day: '2026-11-30' } });
    const newcomer = await person(db, 'Newcomer', randomUUID(), village.units.dostuk);
    await movePerson(
      db,
      { personId: newcomer, unitId: village.units.torugart },
      theCommand,
      later(30)
    );
    expect(await tasks(id)).toContain('Newcomer 1 2027-01-06 open');
    await movePerson(
      db,
      { personId: newcomer, unitId: village.units.dostuk },
      theCommand,
      later(40)
    );
    expect(await tasks(id)).toContain('Newcomer 1 2027-01-06 moved');
    await movePerson(
      db,
      { personId: newcomer, unitId: village.units.irkeshtam },
      theCommand,
      later(50)
    );
    expect(await tasks(id)).toContain('Newcomer 2 2027-01-26 open');
    await leave(db, newcomer, theCommand, later(60));
    expect(await tasks(id)).toContain('Newcomer 2 2027-01-26 left');
  });

  test('a post that is hung under another unit brings its people', async () => {
    const id = await assigned({});
    const { dostuk, east, south } = village.units;
    await moveUnit(db, { id: dostuk, parentId: east }, null, now);
    expect((await tasks(id)).filter((line) => /aigul|cholpon/.test(line))).toHaveLength(2);
    await moveUnit(db, { id: dostuk, parentId: south }, null, now);
    expect((await tasks(id)).filter((line) => / moved$/.test(line))).toHaveLength(2);
  });
});

describe('what is earned', () => {
  test('is done on the day of the certificate and never changes, whatever becomes of the rule', async () => {
    const id = await assigned({});
    await earn(db, village.meerim, later(3));
    expect(await tasks(id)).toContain('meerim 1 2026-12-23 done 2026-11-26');
    const next = await assigned({ replaces: await only(id), due: { kind: 'within', days: 5 } });
    expect(await tasks(id)).toEqual([
      'bek 1 2026-12-23 replaced',
      'dinara 1 2026-12-23 replaced',
      'meerim 1 2026-12-23 done 2026-11-26'
    ]);
    expect(await tasks(next)).toContain('bek 1 2026-11-28 open');
    expect(await tasks(next)).toContain('meerim 1 2026-11-28 done 2026-11-26');
    await expect(
      db.updateTable('task').set({ done_at: now }).where('done_at', 'is not', null).execute()
    ).rejects.toThrow(/earned/);
    await expect(db.deleteFrom('task').execute()).rejects.toThrow(/append-only/);
  });

  test('counts for who holds it already, unless a new one is wanted', async () => {
    const holder = await person(db, 'Holder', randomUUID(), village.units.irkeshtam);
    await earn(db, holder, now);
    expect(await tasks(await assigned({}))).toContain('Holder 1 2026-12-23 done 2026-11-23');
    expect(await tasks(await assigned({ fresh: true }))).toContain('Holder 1 2026-12-23 open');
    await leave(db, holder, theCommand, now);
  });

  test('is asked for again in time, once', async () => {
    const id = await assigned({ again: { kind: 'yearly', month: 3, day: 1 }, fresh: true });
    await earn(db, village.bek, later(1));
    for (const days of [10, 30, 37]) await askAgain(db, later(days));
    expect(await rounds(id)).toEqual([1]);
    for (const days of [38, 39, 40]) await askAgain(db, later(days));
    expect(await rounds(id)).toEqual([1, 2]);
    expect(await tasks(id)).toContain('bek 2 2027-03-01 open');
  });
});

describe('who may', () => {
  test.each([
    ['a unit beside', () => assignment({ unitId: village.units.dostuk }), 'no-unit'],
    ['a unit above', () => assignment({ unitId: village.units.agency }), 'no-unit'],
    ['people elsewhere', () => assignment({ people: [village.bek, village.aigul] }), 'no-people'],
    ['nobody', () => assignment({ people: [] }), 'no-people'],
    ['a course there is not', () => assignment({ courseIds: ['unicorns'] }), 'no-course'],
    ['no course', () => assignment({ courseIds: [] }), 'no-course']
  ] as const)('%s: refused, and nothing is written', async (_, wish, reason) => {
    const before = await db.selectFrom('assignment').select('id').execute();
    expect(await assign(db, wish(), village.dinara, now)).toEqual({ kind: 'refused', reason });
    expect(await db.selectFrom('assignment').select('id').execute()).toHaveLength(before.length);
  });

  test('another manager ends nothing and changes no rule', async () => {
    const id = await only(await assigned({}));
    expect(await endAssignment(db, id, village.cholpon, now)).toBeNull();
    const wish = { ...assignment({ unitId: village.units.south }), replaces: id };
    const outcome = await assign(db, wish, village.cholpon, now);
    expect(outcome).toEqual({ kind: 'refused', reason: 'no-assignment' });
    expect(await endAssignment(db, id, village.dinara, now)).toEqual({ kind: 'done' });
  });
});

test('sent ten times at once it is made once', async () => {
  const wish = assignment({});
  await Promise.all(Array.from({ length: 10 }, () => assign(db, wish, village.dinara, now)));
  expect(await tasks(wish.id)).toHaveLength(3);
});

test('a certificate and an assignment at the same time leave no task open', async () => {
  for (let round = 0; round < 10; round++) {
    const id = await person(db, `Racer ${round}`, randomUUID(), village.units.irkeshtam);
    await enrol(db, id);
    const wish = assignment({ people: [id] });
    await Promise.all([assign(db, wish, village.dinara, now), earn(db, id, now)]);
    expect(await tasks(wish.id), `round ${round}`).toEqual([
      `Racer ${round} 1 2026-12-23 done 2026-11-23`
    ]);
  }
});

test('the sums know of tasks: open, at risk, over', async () => {
  await assigned({ people: [village.dinara], due: { kind: 'within', days: 20 } });
  await settleAll(db, now);
  const dueOn = async (day: string) =>
    (await countsOn(db, [village.units.torugart], day))
      .filter(({ courseId, due }) => courseId && due !== 'none')
      .map(({ due }) => due);
  expect(await dueOn('2026-11-23')).toContain('later');
  expect(await dueOn('2026-11-30')).toContain('soon');
  expect(await dueOn('2026-12-14')).toContain('over');
});

function assignment(wish: Partial<AssignmentWish>): AssignmentWish {
  return {
    id: randomUUID(),
    courseIds: [examCourse.id],
    programmeId: null,
    unitId: village.units.east,
    role: null,
    people: null,
    due: { kind: 'within', days: 30 },
    again: null,
    fresh: false,
    replaces: null,
    ...wish
  };
}

async function assigned(wish: Partial<AssignmentWish>): Promise<string> {
  const made = assignment(wish);
  expect(await assign(db, made, village.dinara, now)).toEqual({ kind: 'done' });
  return made.id;
}

async function tasks(batchId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('task')
    .innerJoin('assignment', 'assignment.id', 'task.assignment_id')
    .innerJoin('person', 'person.id', 'task.person_id')
    .select(['person.name', 'person.badge', 'round', 'done_at', 'withdrawn_why'])
    .select((row) => row.cast<string>('due_on', 'text').as('due'))
    .where('batch_id', '=', batchId)
    .execute();
  return rows
    .map(({ name, badge, round, done_at, withdrawn_why, due }) => {
      const who = /[a-z] ?\d*$/.test(name) ? name : badge!.slice(2);
      const state = done_at ? `done ${done_at.toISOString().slice(0, 10)}` : withdrawn_why;
      return `${who} ${round} ${due} ${state ?? 'open'}`;
    })
    .sort();
}

async function rounds(batchId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('task')
    .innerJoin('assignment', 'assignment.id', 'task.assignment_id')
    .select('round')
    .where('batch_id', '=', batchId)
    .where('task.person_id', '=', village.bek)
    .orderBy('round')
    .execute();
  return rows.map(({ round }) => round);
}

async function only(batchId: string): Promise<string> {
  const { id } = await db
    .selectFrom('assignment')
    .select('id')
    .where('batch_id', '=', batchId)
    .executeTakeFirstOrThrow();
  return id;
}
