import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { inProgrammes } from '#lib/domain/assignment/in-programmes.ts';
import { assign, type AssignmentWish } from '#lib/server/assignment/assign.ts';
import { endAssignment } from '#lib/server/assignment/end-assignment.ts';
import { assignmentsOf, previewWish, programmeTasksOf } from '#lib/server/assignment/queries.ts';
import { withProgramme } from '#lib/server/assignment/with-programme.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import { askAgain } from '#lib/server/task/ask-again.ts';
import { testDatabase } from '../../support/database.ts';
import { now } from '../../support/exam-course.ts';
import { passCourse, publishProgramme } from '../../support/programme.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

const { db } = await testDatabase();
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const courses = ['one', 'two', 'three', 'four', 'five'];
let village: Village;
beforeAll(async () => {
  village = await buildVillage(db);
  // six are in it, one of which nobody has published yet; and one course is in no programme
  await publishProgramme(db, courses, ['to-come'], ['beside']);
});

describe('a programme in one step', () => {
  test('asks for every course that is published, and keeps whose part each is', async () => {
    const wish = programme({ courseIds: ['beside', 'one'] });
    expect(await assign(db, wish, village.dinara, now)).toEqual({ kind: 'done' });
    const rows = await db
      .selectFrom('assignment')
      .select(['course_id', 'programme_id'])
      .where('batch_id', '=', wish.id)
      .orderBy('course_id')
      .execute();
    expect(rows.map((row) => `${row.course_id} ${row.programme_id}`)).toEqual([
      ...['beside null', 'five programme', 'four programme', 'one programme'],
      ...['three programme', 'two programme']
    ]);
    expect(await openTasks(wish.id)).toBe(6 * 3);
    const listed = inProgrammes(await assignmentsOf(db, village.dinara, now));
    const mine = listed.filter(({ batchId }) => batchId === wish.id);
    expect(mine.map(({ parts, open }) => [parts.length, open]).sort()).toEqual([
      [1, 3],
      [5, 15]
    ]);
  });

  test('the preview counts people once, and those who hold a course', async () => {
    await passCourse(db, village.bek, 'two', now);
    const whole = await withProgramme(db, programme({}));
    expect(await previewWish(db, whole, village.dinara, now)).toEqual({
      people: 3,
      holders: [{ courseId: 'two', people: 1 }]
    });
    expect(await previewWish(db, whole, village.cholpon, now)).toBeNull();
  });

  test('five at once make it once', async () => {
    const wish = programme({});
    await Promise.all(Array.from({ length: 5 }, () => assign(db, wish, village.dinara, now)));
    expect(await openTasks(wish.id)).toBe(5 * 3 - 1);
  });

  test('ending one of its courses ends all, and no course beside it', async () => {
    const wish = programme({ courseIds: ['beside'] });
    await assign(db, wish, village.dinara, now);
    const part = await partOf(wish.id, 'three');
    expect(await endAssignment(db, part, village.cholpon, now)).toBeNull();
    expect(await endAssignment(db, part, village.dinara, later(1))).toEqual({ kind: 'done' });
    expect(await openTasks(wish.id)).toBe(3);
    const ended = await assignmentsOf(db, village.dinara, later(1), { ended: true });
    const [line] = inProgrammes(ended).filter(({ batchId }) => batchId === wish.id);
    expect(line!.parts).toHaveLength(5);
  });

  test('a changed rule changes all of them, and nothing that was earned', async () => {
    const wish = programme({});
    await assign(db, wish, village.dinara, now);
    await passCourse(db, village.meerim, 'four', later(1));
    const next = programme({
      replaces: await partOf(wish.id, 'one'),
      due: { kind: 'within', days: 10 }
    });
    await assign(db, next, village.dinara, later(2));
    expect(await openTasks(wish.id)).toBe(0);
    expect(await doneTasks(wish.id)).toEqual(
      expect.arrayContaining([['four', village.meerim, later(1)]])
    );
    expect(await openTasks(next.id)).toBe(5 * 3 - 2);
    const whys = await db
      .selectFrom('task')
      .innerJoin('assignment', 'assignment.id', 'task.assignment_id')
      .select('withdrawn_why')
      .distinct()
      .where('batch_id', '=', wish.id)
      .where('withdrawn_why', 'is not', null)
      .execute();
    expect(whys).toEqual([{ withdrawn_why: 'replaced' }]);
  });

  test('its certificate comes with the last course, and all tasks are done', async () => {
    await publishProgramme(db, courses);
    const who = await person(db, 'Diligent', 'diligent', village.units.irkeshtam);
    const wish = programme({ people: [who] });
    await assign(db, wish, village.dinara, now);
    for (const course of courses) await passCourse(db, who, course, later(1));
    const certificates = await db
      .selectFrom('certificate')
      .select('course_id')
      .where('person_id', '=', who)
      .where('programme', 'is not', null)
      .execute();
    expect(certificates).toEqual([{ course_id: 'programme' }]);
    const ids = [await partOf(wish.id, 'one'), await partOf(wish.id, 'two')];
    expect(await programmeTasksOf(db, ids, village.dinara, now)).toMatchObject([
      { name: 'Diligent', courses: 2, done: 2, over: 0, due: null }
    ]);
    expect(await programmeTasksOf(db, ids, village.cholpon, now)).toEqual([]);
  });
});

describe('a whole post certified anew', () => {
  test('everybody earns a new one; what was done before stays, day for day', async () => {
    const post = village.units.dostuk;
    const first = wishFor({ unitId: post });
    await assign(db, first, village.cholpon, now);
    for (const who of [village.aigul, village.cholpon]) await passCourse(db, who, 'one', later(1));
    const before = await doneTasks(first.id);
    const anew = wishFor({ unitId: post, fresh: true });
    await assign(db, anew, village.cholpon, later(100));
    expect(await openTasks(anew.id)).toBe(2);
    await passCourse(db, village.aigul, 'one', later(110));
    expect(await doneTasks(first.id)).toEqual(before);
    expect(await doneTasks(anew.id)).toEqual([['one', village.aigul, later(110)]]);
    const kept = await db
      .selectFrom('certificate')
      .select('issued_at')
      .where('person_id', '=', village.aigul)
      .where('course_id', '=', 'one')
      .orderBy('issued_at')
      .execute();
    expect(kept.map(({ issued_at }) => issued_at)).toEqual([later(1), later(110)]);
  });

  test('who renewed since, elsewhere or under the rule before, is not asked again', async () => {
    const anew = wishFor({ unitId: village.units.torugart, fresh: true });
    await assign(db, anew, village.dinara, now);
    await passCourse(db, village.bek, 'one', later(5));
    // the rule is changed: what was earned under it counts
    const changed = {
      ...wishFor({ unitId: village.units.torugart, fresh: true }),
      replaces: await partOf(anew.id, 'one')
    };
    await assign(db, changed, village.dinara, later(10));
    expect(await doneTasks(changed.id)).toHaveLength(1);
    // one who passed after it was asked, and came then, has it done
    const mover = await person(db, 'Mover', 'mover', village.units.dostuk);
    await passCourse(db, mover, 'one', later(12));
    const move = { personId: mover, unitId: village.units.torugart };
    await movePerson(db, move, theCommand, later(20));
    expect((await doneTasks(changed.id)).map(([, who]) => who)).toContain(mover);
  });
});

describe('a role', () => {
  test('an acting manager is asked within the period, and not before or after', async () => {
    const acting = await person(db, 'Acting', 'acting', village.units.irkeshtam);
    await db
      .insertInto('role_grant')
      .values({
        ...{ id: randomUUID(), person_id: acting, role: 'manager' },
        ...{ unit_id: village.units.irkeshtam, granted_at: now },
        ...{ from_at: later(5), until_at: later(20) }
      })
      .execute();
    const wish = wishFor({ unitId: village.units.irkeshtam, role: 'manager' });
    const asked = async (at: Date) => (await previewWish(db, wish, village.dinara, at))!.people;
    expect([await asked(now), await asked(later(6)), await asked(later(20))]).toEqual([0, 1, 0]);
    await assign(db, wish, village.dinara, now);
    expect(await openTasks(wish.id)).toBe(0);
    await askAgain(db, later(6));
    expect(await openTasks(wish.id)).toBe(1);
    await askAgain(db, later(21));
    expect(await openTasks(wish.id)).toBe(0);
  });

  test('trainers alone may be asked', async () => {
    const wish = wishFor({ unitId: village.units.agency, role: 'trainer' });
    await assign(db, wish, village.gulnara, now);
    expect(await openTasks(wish.id)).toBe(1);
  });
});

function wishFor(change: Partial<AssignmentWish>): AssignmentWish {
  return {
    ...{ id: randomUUID(), courseIds: ['one'], programmeId: null, unitId: village.units.east },
    ...{ role: null, people: null, due: { kind: 'within', days: 30 }, again: null },
    ...{ fresh: false, replaces: null, ...change }
  };
}

const programme = (change: Partial<AssignmentWish>) =>
  wishFor({ courseIds: [], programmeId: 'programme', ...change });

const tasksIn = (batchId: string) =>
  db
    .selectFrom('task')
    .innerJoin('assignment', 'assignment.id', 'task.assignment_id')
    .where('batch_id', '=', batchId);

async function openTasks(batchId: string): Promise<number> {
  const rows = await tasksIn(batchId)
    .select('task.id')
    .where('done_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
  return rows.length;
}

async function doneTasks(batchId: string) {
  const rows = await tasksIn(batchId)
    .select(['task.course_id', 'person_id', 'done_at'])
    .where('done_at', 'is not', null)
    .orderBy('done_at')
    .orderBy('task.id')
    .execute();
  return rows.map((row) => [row.course_id, row.person_id, row.done_at]);
}

async function partOf(batchId: string, courseId: string): Promise<string> {
  const { id } = await db
    .selectFrom('assignment')
    .select('id')
    .where('batch_id', '=', batchId)
    .where('course_id', '=', courseId)
    .executeTakeFirstOrThrow();
  return id;
}
