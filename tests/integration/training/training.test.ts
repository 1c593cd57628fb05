import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { readTrainingsQuery } from '#lib/domain/training/trainings-query.ts';
import { readTrail } from '#lib/server/event/queries.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { erasePeople } from '#lib/server/person/erase-people.ts';
import { leave } from '#lib/server/person/leave.ts';
import { setRetention } from '#lib/server/person/set-retention.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import { countsOn } from '#lib/server/standing/queries.ts';
import { settleAll } from '#lib/server/standing/settle.ts';
import { addPeople } from '#lib/server/training/add-people.ts';
import { cancelTraining } from '#lib/server/training/cancel-training.ts';
import { choosePeople } from '#lib/server/training/choose-people.ts';
import { enterTraining, type TrainingWish } from '#lib/server/training/enter-training.ts';
import { keepAttendance } from '#lib/server/training/keep-attendance.ts';
import {
  attendeesSeen,
  peopleToPick,
  trainingSeen,
  trainingsSeen
} from '#lib/server/training/queries.ts';
import { trainingsOf } from '#lib/server/training/trainings-of.ts';
import { archiveUnit } from '#lib/server/unit/archive-unit.ts';
import { testDatabase } from '../../support/database.ts';
import { enrol, now } from '../../support/exam-course.ts';
import { buildVillage, person, unit, type Village } from '../../support/village.ts';

const { db, statements } = await testDatabase();
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
let village: Village;
beforeAll(async () => {
  village = await buildVillage(db);
  await enrol(db, village.erlan);
});

describe('entering', () => {
  test('everybody of a unit at once, each with the post of that day', async () => {
    const id = await entered({ people: 'everybody', present: true });
    expect(await seenBy(village.dinara, id)).toEqual([
      'bek Torugart present',
      'dinara Torugart present',
      'meerim Irkeshtam present'
    ]);
  });

  test('some of them, attendance later', async () => {
    const id = await entered({ people: [village.bek, village.bek, village.meerim] });
    expect(await seenBy(village.dinara, id)).toEqual(['bek Torugart -', 'meerim Irkeshtam -']);
  });

  test.each([
    ['a unit beside', () => ({ unitId: village.units.dostuk }), 'no-unit'],
    ['a unit above', () => ({ unitId: village.units.agency }), 'no-unit'],
    [
      'somebody elsewhere among them',
      () => ({ people: [village.bek, village.aigul] }),
      'no-people'
    ],
    ['nobody', () => ({ people: [] }), 'no-people'],
    ['a course there is not', () => ({ courseId: 'unicorns' }), 'no-course']
  ] as const)('%s: refused, and nothing is written', async (_, change, reason) => {
    const wish = training(change());
    expect(await enterTraining(db, wish, village.dinara, now)).toEqual({ kind: 'refused', reason });
    expect(await trainingSeen(db, village.gulnara, wish.id, now)).toBeNull();
  });

  test('sent five times at once it is entered once', async () => {
    const wish = training({ people: 'everybody', present: true });
    const told = await Promise.all(
      Array.from({ length: 5 }, () => enterTraining(db, wish, village.dinara, now))
    );
    expect(told).toEqual(Array(5).fill({ kind: 'done' }));
    const { rows, events } = await written(wish.id);
    expect(rows).toBe(3);
    expect(events).toEqual(['training-entered']);
  });

  test('a hundred people cost no more statements than one', async () => {
    const post = await unit(db, 'Large post', village.units.east);
    for (let n = 0; n < 100; n++) await person(db, `Many ${n}`, randomUUID(), post);
    const sent = (wish: TrainingWish) =>
      statements(() => enterTraining(db, wish, village.dinara, now));
    const one = await sent(training({ people: [village.bek], present: true }));
    const all = await sent(training({ unitId: post, people: 'everybody', present: true }));
    expect(all).toHaveLength(one.length);
    const now_ = readTrainingsQuery(new URL('http://t/'));
    expect(await statements(() => trainingsSeen(db, village.dinara, now_, now))).toHaveLength(1);
  });
});

describe('attendance', () => {
  test('a correction stands beside what it corrects, and in the log', async () => {
    const id = await entered({ people: [village.bek], present: true });
    const said = { personId: village.bek, state: 'excused' as const, minutes: 30, remark: 'ill' };
    expect(await keepAttendance(db, id, [said], village.dinara, later(1))).toEqual({
      ...{ kind: 'done', entered: 0, changed: 1 }
    });
    const [bek] = await attendeesSeen(db, village.dinara, id, now);
    expect(bek!.said.map(({ state, by }) => `${state} ${by}`)).toEqual([
      'excused Динара Өмүралиева',
      'present Динара Өмүралиева'
    ]);
    const event = await db
      .selectFrom('event')
      .select(['about', 'details'])
      .where('what', '=', 'attendance-changed')
      .executeTakeFirstOrThrow();
    expect(event.about).toBe(village.bek);
    expect(event.details).toMatchObject({
      from: { attendance: 'present', minutes: null },
      to: { attendance: 'excused', minutes: 30, remark: 'ill' }
    });
    await expect(
      db.updateTable('training_attendance').set({ state: 'absent' }).execute()
    ).rejects.toThrow(/append-only/);
    await expect(db.deleteFrom('training_person').execute()).rejects.toThrow(/append-only/);
    await expect(db.updateTable('training').set({ title: 'x' }).execute()).rejects.toThrow(
      /append-only/
    );
  });

  test('five at once who say the same write it once', async () => {
    const id = await entered({ people: [village.bek] });
    const said = [{ personId: village.bek, state: 'present' as const, minutes: null, remark: '' }];
    await Promise.all(
      Array.from({ length: 5 }, () => keepAttendance(db, id, said, village.dinara, now))
    );
    const [bek] = await attendeesSeen(db, village.dinara, id, now);
    expect(bek!.said).toHaveLength(1);
  });

  test('who was entered by mistake has no such training', async () => {
    const id = await entered({ people: [village.meerim], present: true });
    const before = (await trainingsOf(db, village.meerim)).length;
    await says(id, village.meerim, 'struck');
    expect(await trainingsOf(db, village.meerim)).toHaveLength(before - 1);
    expect(await seenBy(village.dinara, id)).toEqual(['meerim Irkeshtam struck']);
  });

  test('a cancelled training takes no attendance, and may come back', async () => {
    const id = await entered({ people: [village.bek] });
    const cancel = (cancelled: boolean, reason = 'The hall was closed') =>
      cancelTraining(db, { id, cancelled, reason }, village.dinara, now);
    expect(await cancel(true, ' ')).toEqual({ kind: 'refused', reason: 'no-reason' });
    await Promise.all([cancel(true), cancel(true), cancel(true), cancel(true), cancel(true)]);
    const seen = await trainingSeen(db, village.dinara, id, now);
    expect(seen!.cancels).toHaveLength(1);
    expect(await says(id, village.bek, 'present')).toEqual({
      kind: 'refused',
      reason: 'cancelled'
    });
    expect((await trainingsOf(db, village.bek)).find((one) => one.id === id)!.cancelled).toBe(true);
    await cancel(false);
    expect(await says(id, village.bek, 'present')).toMatchObject({ kind: 'done', entered: 1 });
    const { events } = await written(id);
    expect(events).toEqual([
      ...['training-entered', 'training-cancelled', 'training-restored', 'attendance-entered']
    ]);
  });
});

describe('who sees what', () => {
  test('the manager above sees all of it, a manager below only their own people', async () => {
    const wish = training({ unitId: village.units.agency, people: [village.bek, village.aigul] });
    await enterTraining(db, wish, village.gulnara, now);
    expect(await seenBy(village.gulnara, wish.id)).toHaveLength(2);
    expect(await seenBy(village.dinara, wish.id)).toEqual(['bek Torugart -']);
    expect(await seenBy(village.cholpon, wish.id)).toEqual(['aigul Dostuk -']);
    const seen = await trainingSeen(db, village.dinara, wish.id, now);
    // the name of a unit above is not told, and below it nothing is cancelled
    expect([seen!.mine, seen!.unit]).toEqual([false, null]);
    const cancel = { id: wish.id, cancelled: true, reason: 'Not mine' };
    expect(await cancelTraining(db, cancel, village.dinara, now)).toBeNull();
    const add = { id: wish.id, people: [village.meerim] };
    expect(await addPeople(db, add, village.dinara, now)).toBeNull();
    // each says of their own people how they attended, and of no others
    expect(await says(wish.id, village.bek, 'present', village.dinara)).toMatchObject({
      entered: 1
    });
    expect(await says(wish.id, village.aigul, 'present', village.dinara)).toBeNull();
    const listed = await list(village.dinara);
    expect(listed.find(({ id }) => id === wish.id)).toMatchObject({ people: 1, present: 1 });
  });

  test('who moves keeps the training; the old manager keeps seeing it, the new one on the person', async () => {
    const mover = await person(db, 'Mover', 'mover', village.units.torugart);
    const id = await entered({ people: [mover, village.bek], present: true });
    await movePerson(db, { personId: mover, unitId: village.units.dostuk }, theCommand, later(1));
    expect((await trainingsOf(db, mover)).map((one) => one.id)).toEqual([id]);
    expect(await seenBy(village.dinara, id, later(2))).toContain('mover Torugart present gone');
    expect(await trainingSeen(db, village.cholpon, id, later(2))).toBeNull();
    expect(await attendeesSeen(db, village.cholpon, id, later(2))).toEqual([]);
    expect((await list(village.cholpon, later(2))).map((one) => one.id)).not.toContain(id);
    expect(await says(id, mover, 'absent', village.cholpon, later(2))).toBeNull();
    expect(await says(id, mover, 'absent', village.dinara, later(2))).toMatchObject({ changed: 1 });
    // and nobody who has moved away can be entered or found any more
    const wish = training({ people: [mover] });
    expect(await enterTraining(db, wish, village.dinara, later(2))).toMatchObject({
      reason: 'no-people'
    });
    const asked = { unit: village.units.east, search: '', people: [], lines: 'T-mover\nT-nobody' };
    const { verdicts } = await choosePeople(db, asked, village.dinara, later(2));
    expect(verdicts.map(({ kind }) => kind)).toEqual(['unknown', 'unknown']);
  });

  test('an archived post keeps its trainings for the managers above it', async () => {
    const post = await unit(db, 'Closed post', village.units.east);
    const last = await person(db, 'Last', 'last', post);
    const id = await entered({ unitId: post, people: [last], present: true });
    await movePerson(db, { personId: last, unitId: village.units.irkeshtam }, theCommand, later(1));
    expect(await archiveUnit(db, post, null, later(1))).toEqual({ kind: 'done' });
    expect(await seenBy(village.dinara, id, later(2))).toEqual(['last Closed post present']);
    expect(await trainingSeen(db, village.cholpon, id, later(2))).toBeNull();
  });

  test('an acting manager sees nothing before, nothing after', async () => {
    const acting = await person(db, 'Acting', 'acting', village.units.dostuk);
    await db
      .insertInto('role_grant')
      .values({
        ...{ id: randomUUID(), person_id: acting, role: 'manager', unit_id: village.units.east },
        ...{ granted_at: now, from_at: later(1), until_at: later(3) }
      })
      .execute();
    const id = await entered({ people: [village.bek] });
    const seen = async (at: Date) => [
      (await trainingSeen(db, acting, id, at)) !== null,
      (await attendeesSeen(db, acting, id, at)).length,
      (await list(acting, at)).length > 0,
      (await peopleToPick(db, pick(acting), at)).people.length > 0,
      await says(id, village.bek, 'present', acting, at).then(Boolean)
    ];
    expect(await seen(now)).toEqual([false, 0, false, false, false]);
    expect(await seen(later(2))).toEqual([true, 1, true, true, true]);
    expect(await seen(later(3))).toEqual([false, 0, false, false, false]);
  });

  test('officers, trainers and administrators are over nobody', async () => {
    const id = await entered({ people: [village.bek] });
    for (const who of [village.bek, village.erlan, village.farida]) {
      expect(await trainingSeen(db, who, id, now)).toBeNull();
      expect(await list(who)).toEqual([]);
      expect(await enterTraining(db, training({}), who, now)).toMatchObject({ reason: 'no-unit' });
    }
  });

  test('the log shows it to those over its unit', async () => {
    const id = await entered({ people: [village.bek] });
    const trail = async (managerId: string) =>
      readTrail(
        db,
        { text: '', what: null, from: null, until: null, about: id, before: null },
        { managerId, timeZone: 'Asia/Bishkek', now }
      );
    const [entry] = (await trail(village.dinara)).entries;
    expect(entry).toMatchObject({ what: 'training-entered', about: { kind: 'training' } });
    expect((await trail(village.cholpon)).entries).toEqual([]);
  });
});

test('further people come in once, and only those of the unit', async () => {
  const id = await entered({ people: [village.bek] });
  const add = (people: string[]) => addPeople(db, { id, people }, village.dinara, now);
  expect(await add([village.aigul])).toEqual({ kind: 'refused', reason: 'no-people' });
  expect(await add([village.bek, village.meerim])).toEqual({ kind: 'done', people: 1 });
  expect(await add([village.bek, village.meerim])).toEqual({ kind: 'done', people: 0 });
  expect(await seenBy(village.dinara, id)).toHaveLength(2);
});

test('standings are the same before and after, and nobody has to be counted again', async () => {
  await settleAll(db, now);
  const counts = () => countsOn(db, Object.values(village.units), '2026-11-23');
  const before = await counts();
  const id = await entered({ people: 'everybody', present: true });
  await says(id, village.bek, 'absent');
  expect(await db.selectFrom('standing_stale').selectAll().execute()).toEqual([]);
  await settleAll(db, now);
  expect(await counts()).toEqual(before);
});

test('a remark goes when the person is erased; attendance stays', async () => {
  const gone = await person(db, 'Gone', 'gone', village.units.torugart);
  const id = await entered({ people: [gone] });
  const said = {
    personId: gone,
    state: 'present' as const,
    minutes: null,
    remark: 'Gone was late'
  };
  await keepAttendance(db, id, [said], village.dinara, now);
  await keepAttendance(db, id, [{ ...said, minutes: 20 }], village.dinara, now);
  await leave(db, gone, theCommand, now);
  await setRetention(db, { id: randomUUID(), years: 1 }, village.farida, now);
  await erasePeople(db, later(800));
  const rows = await db
    .selectFrom('training_attendance')
    .select(['state', 'remark'])
    .where('person_id', '=', gone)
    .execute();
  expect(rows).toEqual(Array(2).fill({ state: 'present', remark: '' }));
  const events = await db.selectFrom('event').select('details').where('about', '=', gone).execute();
  expect(JSON.stringify(events)).not.toContain('late');
});

function training(change: Partial<TrainingWish>): TrainingWish {
  return {
    ...{ id: randomUUID(), unitId: village.units.east, kind: 'hands-on', title: 'Horn in hand' },
    ...{ courseId: 'saiga-horn', day: '2026-11-20', place: 'Naryn', trainer: 'Erlan' },
    hours: { begins: '09:00', ends: '12:30', minutes: 210 },
    ...{ topics: '', groups: ['horn'], note: '', people: [village.bek], present: false },
    ...change
  };
}

async function entered(change: Partial<TrainingWish>): Promise<string> {
  const wish = training(change);
  expect(await enterTraining(db, wish, village.dinara, now)).toEqual({ kind: 'done' });
  return wish.id;
}

async function seenBy(managerId: string, id: string, at = now): Promise<string[]> {
  const people = await attendeesSeen(db, managerId, id, at);
  return people
    .map(({ badge, unit: post, said, here }) =>
      [badge!.slice(2), post, said[0]?.state ?? '-', here ? '' : 'gone'].join(' ').trim()
    )
    .sort();
}

const says = (
  id: string,
  personId: string,
  state: 'present' | 'absent' | 'struck',
  by = village.dinara,
  at = now
) => keepAttendance(db, id, [{ personId, state, minutes: null, remark: '' }], by, at);

const list = async (managerId: string, at = now) =>
  (await trainingsSeen(db, managerId, readTrainingsQuery(new URL('http://t/')), at)).trainings;

const pick = (managerId: string) => ({
  ...{ managerId, unitId: village.units.east, text: '', chosen: [] }
});

async function written(id: string) {
  const people = await db
    .selectFrom('training_person')
    .select('person_id')
    .where('training_id', '=', id)
    .execute();
  const events = await db
    .selectFrom('event')
    .select('what')
    .where('about', '=', id)
    .orderBy('seq')
    .execute();
  return { rows: people.length, events: events.map(({ what }) => what) };
}
