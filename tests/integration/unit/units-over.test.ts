import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { readTeamQuery } from '#lib/domain/team/team-query.ts';
import { allowExam } from '#lib/server/attempt/allow-exam.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { addPerson } from '#lib/server/person/add-person.ts';
import { findReachable } from '#lib/server/person/find-reachable.ts';
import { grantRole } from '#lib/server/person/grant-role.ts';
import { leave } from '#lib/server/person/leave.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import { loadActor } from '#lib/server/session/load-actor.ts';
import { lucia } from '#lib/server/session/lucia.ts';
import { readMatrix } from '#lib/server/team/read-matrix.ts';
import { archiveUnit, reopenUnit } from '#lib/server/unit/archive-unit.ts';
import { createUnit } from '#lib/server/unit/create-unit.ts';
import { lockTree } from '#lib/server/unit/lock-tree.ts';
import { moveUnit } from '#lib/server/unit/move-unit.ts';
import { findUnit, listUnits, listUnitsUnder } from '#lib/server/unit/queries.ts';
import { testDatabase } from '../../support/database.ts';
import { race } from '../../support/race.ts';
import { buildVillage, person, unit, type Village } from '../../support/village.ts';

const { db } = await testDatabase();
const now = new Date('2026-11-23T08:00:00Z');
const at = (day: string) => new Date(`${day}T08:00:00Z`);
let village: Village;

beforeAll(async () => {
  village = await buildVillage(db);
  await db.insertInto('course').values({ id: 'horn', created_at: now }).execute();
  await db
    .insertInto('revision')
    .values({ id: 'r1', course_id: 'horn', number: 1, published_at: now })
    .execute();
  await db.updateTable('course').set({ revision_id: 'r1' }).execute();
});

/** Every way in which a manager can come to know of a person or do something to one, at a moment. */
async function reaches(managerId: string, personId: string, when: Date): Promise<boolean[]> {
  const by = (await loadActor(db, managerId, when))!;
  const matrix = await readMatrix(db, managerId, readTeamQuery(new URL('http://x/team')), when);
  const units = await listUnitsUnder(db, by);
  const posted = await db
    .selectFrom('posting')
    .select('unit_id')
    .where('person_id', '=', personId)
    .where('until_at', 'is', null)
    .executeTakeFirst();
  const allowing = { id: randomUUID(), by: managerId, personId, courseId: null };
  const more = { extraAttempts: 1, extraMinutes: 0, reason: 'A second chance' };
  return [
    matrix!.people.some(({ id, mine }) => id === personId && mine),
    units.some(({ id }) => id === posted?.unit_id),
    (await findReachable(db, personId, by)) !== null,
    (await allowExam(db, { ...allowing, ...more }, when)).kind === 'allowed'
  ];
}
const [everything, nothing] = [Array(4).fill(true), Array(4).fill(false)];

describe('an acting manager', () => {
  const grant = async (from: string, until: string) => {
    const deputy = await person(db, 'Айдана', randomUUID().slice(0, 8), village.units.agency);
    const period = { from: at(from), until: at(until) };
    const wish = { personId: deputy, role: 'manager', unitId: village.units.south, period };
    expect(await grantRole(db, wish, theCommand, now)).toEqual({ kind: 'done' });
    return { deputy, wish };
  };

  test('is over the units within the period, at no other time, by every door', async () => {
    const { deputy } = await grant('2026-11-20', '2026-12-01');
    expect(await reaches(deputy, village.aigul, at('2026-11-19'))).toEqual(nothing);
    expect(await reaches(deputy, village.aigul, at('2026-11-20'))).toEqual(everything);
    expect(await reaches(deputy, village.aigul, at('2026-11-30'))).toEqual(everything);
    expect(await reaches(deputy, village.aigul, at('2026-12-01'))).toEqual(nothing);
    expect(await reaches(deputy, village.bek, at('2026-11-23'))).toEqual(nothing);
  });

  test('the session knows it too', async () => {
    const { deputy } = await grant('2026-11-24', '2026-12-01');
    const session = await lucia(db, now).createSession(deputy, {
      publicId: randomUUID(),
      device: 'x',
      seenAt: now
    });
    const roles = async (when: string) => {
      const { user } = await lucia(db, at(when)).validateSession(session.id);
      return user!.roles.map(({ role }) => role).sort();
    };
    expect(await roles('2026-11-23')).toEqual(['officer']);
    expect(await roles('2026-11-24')).toEqual(['manager', 'officer']);
    expect(await roles('2026-12-02')).toEqual(['officer']);
  });

  test('the same period granted twice is granted once; none that is over or upside down', async () => {
    const { deputy, wish } = await grant('2026-11-20', '2026-12-01');
    await Promise.all(Array.from({ length: 5 }, () => grantRole(db, wish, theCommand, now)));
    const held = await db
      .selectFrom('role_grant')
      .selectAll()
      .where('person_id', '=', deputy)
      .execute();
    expect(held.filter(({ role }) => role === 'manager')).toHaveLength(1);
    const refused = { kind: 'refused', reason: 'no-period' };
    for (const period of [
      { from: at('2026-11-25'), until: at('2026-11-24') },
      { from: at('2026-11-01'), until: at('2026-11-20') }
    ])
      expect(await grantRole(db, { ...wish, period }, theCommand, now)).toEqual(refused);
    expect(await grantRole(db, { ...wish, role: 'trainer' }, theCommand, now)).toEqual(refused);
  });
});

test('who moves, leaves, or whose unit moves is out of reach at once', async () => {
  const post = await unit(db, 'Gate', village.units.south);
  const officer = await person(db, 'Нурлан', 'nurlan', post);
  expect(await reaches(village.cholpon, officer, now)).toEqual(everything);
  expect(await reaches(village.dinara, officer, now)).toEqual(nothing);
  await moveUnit(db, { id: post, parentId: village.units.east }, null, now);
  expect(await reaches(village.cholpon, officer, now)).toEqual(nothing);
  expect(await reaches(village.dinara, officer, now)).toEqual(everything);
  await movePerson(db, { personId: officer, unitId: village.units.dostuk }, theCommand, now);
  expect(await reaches(village.dinara, officer, now)).toEqual(nothing);
  expect(await reaches(village.cholpon, officer, now)).toEqual(everything);
  await leave(db, officer, theCommand, now);
  expect(await reaches(village.cholpon, officer, now)).toEqual(nothing);
});

describe('where a unit hung', () => {
  test('is kept move by move, and the open place is where it hangs', async () => {
    const id = randomUUID();
    const { south, east } = village.units;
    await createUnit(db, { id, name: 'Wandering', parentId: south }, null, at('2026-11-01'));
    await moveUnit(db, { id, parentId: east }, null, at('2026-11-05'));
    await moveUnit(db, { id, parentId: null }, null, at('2026-11-09'));
    await moveUnit(db, { id, parentId: null }, null, at('2026-11-10'));
    const places = (await findUnit(db, id, now))!.places;
    expect(places).toEqual([
      { parent: null, fromAt: at('2026-11-09'), untilAt: null },
      { parent: 'East', fromAt: at('2026-11-05'), untilAt: at('2026-11-09') },
      { parent: 'South', fromAt: at('2026-11-01'), untilAt: at('2026-11-05') }
    ]);
  });
});

describe('closing a unit', () => {
  test('only an empty one, and it can be opened again', async () => {
    const { south, dostuk } = village.units;
    const empty = await unit(db, 'Empty', south);
    const below = await unit(db, 'Below', empty);
    expect(await archiveUnit(db, dostuk, null, now)).toMatchObject({ reason: 'has-people' });
    expect(await archiveUnit(db, empty, null, now)).toMatchObject({ reason: 'has-units' });
    expect(await archiveUnit(db, below, null, now)).toEqual({ kind: 'done' });
    expect(await archiveUnit(db, empty, null, now)).toEqual({ kind: 'done' });
    expect(await archiveUnit(db, empty, null, now)).toEqual({ kind: 'done' });
    expect((await listUnits(db)).some(({ id }) => id === empty)).toBe(false);
    expect(await reopenUnit(db, below, null, now)).toMatchObject({ reason: 'parent-archived' });
    await unit(db, 'Empty', south);
    expect(await reopenUnit(db, empty, null, now)).toMatchObject({ reason: 'name-taken' });
    expect(await archiveUnit(db, randomUUID(), null, now)).toBeNull();
  });

  test('nobody is posted, moved or made manager there, and nothing is hung below', async () => {
    const closed = await unit(db, 'Closed', village.units.south);
    await archiveUnit(db, closed, null, now);
    const [personId, unitId] = [village.aigul, closed];
    expect(await movePerson(db, { personId, unitId }, theCommand, now)).toMatchObject({
      reason: 'no-unit'
    });
    const newcomer = { id: randomUUID(), name: 'N', email: '', badge: 'N-77', unitId };
    const rest = { language: 'ru', timeZone: 'Asia/Bishkek', roles: [] };
    expect(await addPerson(db, { ...newcomer, ...rest }, theCommand, now)).toMatchObject({
      problems: { unit: 'no-unit' }
    });
    const grant = { personId, role: 'manager', unitId };
    expect(await grantRole(db, grant, theCommand, now)).toMatchObject({ reason: 'no-unit' });
    const below = { id: randomUUID(), name: 'X', parentId: closed };
    expect(await createUnit(db, below, null, now)).toMatchObject({ reason: 'no-parent' });
  });

  test('five are posted there while it is closed: all or nobody', async () => {
    const contested = await unit(db, 'Contested', village.units.south);
    const officers = await Promise.all(
      Array.from({ length: 4 }, (_, n) => person(db, `О ${n}`, `c${n}`, village.units.dostuk))
    );
    const outcomes = await race(db, lockTree, [() => archiveUnit(db, contested, null, now)]).then(
      async (first) => [
        ...first,
        ...(await Promise.allSettled(
          officers.map((personId) =>
            movePerson(db, { personId, unitId: contested }, theCommand, now)
          )
        ))
      ]
    );
    expect(outcomes.every(({ status }) => status === 'fulfilled')).toBe(true);
    const closed = (await findUnit(db, contested, now))!.archivedAt;
    const there = await db
      .selectFrom('posting')
      .select('id')
      .where('unit_id', '=', contested)
      .where('until_at', 'is', null)
      .execute();
    expect(closed === null || there.length === 0).toBe(true);
  });

  test('who is being posted there at that moment is waited for', async () => {
    const contested = await unit(db, 'Contested 2', village.units.south);
    const officer = await person(db, 'О', 'late', village.units.dostuk);
    const posting = await db.startTransaction().execute();
    const { openUnit } = await import('#lib/server/posting/open-unit.ts');
    const { postPerson } = await import('#lib/server/posting/post-person.ts');
    expect(await openUnit(posting, contested)).toBe(true);
    const closing = archiveUnit(db, contested, null, now);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await postPerson(posting, { personId: officer, unitId: contested }, null, now);
    await posting.commit().execute();
    expect(await closing).toMatchObject({ reason: 'has-people' });
  });
});
