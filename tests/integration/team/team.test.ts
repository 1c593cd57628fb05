import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { readTeamQuery } from '#lib/domain/team/team-query.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { leave } from '#lib/server/person/leave.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import { settleAll } from '#lib/server/standing/settle.ts';
import { teamPerson } from '#lib/server/team/queries.ts';
import { readMatrix } from '#lib/server/team/read-matrix.ts';
import { archiveUnit } from '#lib/server/unit/archive-unit.ts';
import { moveUnit } from '#lib/server/unit/move-unit.ts';
import { testDatabase } from '../../support/database.ts';
import { buildVillage, person, unit, type Village } from '../../support/village.ts';

const { db, statements } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
const at = (day: string) => new Date(`${day}T09:00:00Z`);
const ask = (search = '') => readTeamQuery(new URL(`http://t/team${search}`));
const matrix = (managerId: string, search = '') => readMatrix(db, managerId, ask(search), now);
const names = async (managerId: string, search = '') =>
  (await matrix(managerId, search))!.people.map(({ name }) => name);

let village: Village;
beforeAll(async () => {
  village = await buildVillage(db);
  await db.insertInto('course').values({ id: 'saiga-horn', created_at: now }).execute();
  await db
    .insertInto('revision')
    .values({ id: 'r1', course_id: 'saiga-horn', number: 1, published_at: now })
    .execute();
  await db.updateTable('course').set({ revision_id: 'r1' }).execute();
});

describe('who is seen', () => {
  test('a manager of the south sees Dostuk and not Torugart', async () => {
    const found = (await matrix(village.cholpon))!;
    expect(found.people.map(({ name }) => name)).toEqual(['Айгүл Асанова', 'Чолпон Жумабекова']);
    expect(found.place).toMatchObject({ unit: { name: 'South' }, above: [] });
    expect(found.place.below.map(({ name }) => name)).toEqual(['Dostuk']);
    expect(found.facets.people).toBe(2);
  });

  test('a manager over everybody sees everybody, and the way to each unit', async () => {
    const found = (await matrix(village.gulnara, `?unit=${village.units.dostuk}`))!;
    expect(found.place.above.map(({ name }) => name)).toEqual(['Customs Service', 'South']);
    expect((await matrix(village.gulnara))!.facets.people).toBe(8);
  });

  test('there is no foreign unit, on no day, and the way up ends at the own one', async () => {
    for (const foreign of [village.units.torugart, village.units.agency, randomUUID()])
      for (const on of ['', '&on=2026-02-01'])
        expect(await matrix(village.cholpon, `?unit=${foreign}${on}`)).toBeNull();
    const own = (await matrix(village.cholpon, `?unit=${village.units.dostuk}`))!;
    expect(own.place.above.map(({ name }) => name)).toEqual(['South']);
  });

  test('an officer, a trainer and an administrator are over nobody', async () => {
    for (const id of [village.aigul, village.erlan, village.farida]) {
      const found = (await matrix(id))!;
      expect([found.people, found.place.counted, found.facets.people]).toEqual([[], [], 0]);
    }
  });

  test('two units of one manager are one page, and one under the other counts once', async () => {
    const both = await person(db, 'Both', 'both', village.units.agency, [
      'manager',
      village.units.dostuk
    ]);
    const grant = (unitId: string) =>
      sql`insert into role_grant (id, person_id, role, unit_id, granted_at)
        values (${randomUUID()}, ${both}, 'manager', ${unitId}, ${now})`.execute(db);
    await grant(village.units.torugart);
    const apart = (await matrix(both))!;
    expect(apart.place.unit).toBeNull();
    expect(apart.people).toHaveLength(4);
    expect(apart.facets.people).toBe(4);
    await grant(village.units.east);
    const nested = (await matrix(both))!;
    expect(nested.place.below.map(({ name }) => name)).toEqual(['Dostuk', 'East']);
    expect(nested.people).toHaveLength(5);
    expect(nested.facets.people).toBe(5);
  });

  test('a manager whose role has ended sees nobody', async () => {
    const former = await person(db, 'Former', 'former', village.units.agency, [
      'manager',
      village.units.south
    ]);
    await db
      .updateTable('role_grant')
      .set({ ended_at: now })
      .where('person_id', '=', former)
      .execute();
    expect(await names(former)).toEqual([]);
    expect(await matrix(former, `?unit=${village.units.south}`)).toBeNull();
  });

  test('an acting manager sees within the period alone, any day of the past', async () => {
    const deputy = await person(db, 'Deputy', 'deputy', village.units.agency);
    await sql`insert into role_grant (id, person_id, role, unit_id, granted_at, from_at, until_at)
      values (${randomUUID()}, ${deputy}, 'manager', ${village.units.south}, ${at('2026-11-20')},
        ${at('2026-11-20')}, ${at('2026-12-01')})`.execute(db);
    const seen = (when: string) => readMatrix(db, deputy, ask('?on=2026-03-01'), at(when));
    expect((await seen('2026-11-23'))!.people.length).toBeGreaterThan(0);
    for (const when of ['2026-11-19', '2026-12-02']) expect((await seen(when))!.people).toEqual([]);
  });
});

describe('who is gone', () => {
  test('who moved is seen on the days of then, without a way to the page of today', async () => {
    const mover = await person(db, 'Калыс Мамытов', 'kalys', village.units.dostuk);
    await movePerson(
      db,
      { personId: mover, unitId: village.units.torugart },
      theCommand,
      at('2026-10-01')
    );
    const row = async (by: string, search: string) =>
      (await matrix(by, `?text=Калыс${search}`))!.people.map(({ unit, mine }) => [unit, mine]);
    expect(await row(village.cholpon, '')).toEqual([]);
    expect(await row(village.cholpon, '&on=2026-09-30')).toEqual([['Dostuk', false]]);
    expect(await row(village.cholpon, '&on=2026-10-01')).toEqual([]);
    expect(await row(village.dinara, '&on=2026-09-30')).toEqual([]);
    expect(await row(village.dinara, '&on=2026-10-01')).toEqual([['Torugart', true]]);
    expect(await row(village.gulnara, '&on=2026-09-30')).toEqual([['Dostuk', true]]);
    expect(await teamPerson(db, village.cholpon, mover, now)).toBeNull();
    const record = (await teamPerson(db, village.dinara, mover, now))!;
    expect(record.stretches.map(({ unit, from }) => [unit, from])).toEqual([
      ['Torugart', '2026-10-01'],
      ['Dostuk', '2026-01-05']
    ]);
  });

  test('who left stays where they were', async () => {
    const leaver = await person(db, 'Left Officer', 'left', village.units.dostuk);
    await leave(db, leaver, theCommand, at('2026-08-01'));
    expect(await names(village.cholpon, '?text=Left')).toEqual([]);
    const then = (await matrix(village.cholpon, '?text=left&on=2026-07-31'))!;
    expect(then.people).toMatchObject([{ name: 'Left Officer', unit: 'Dostuk', mine: false }]);
  });

  test('a closed unit is there for its days, and no longer offered', async () => {
    const old = await unit(db, 'Old gate', village.units.south);
    const officer = await person(db, 'Gate Keeper', 'gate', old);
    const [personId, unitId] = [officer, village.units.dostuk];
    await movePerson(db, { personId, unitId }, theCommand, at('2026-06-01'));
    await archiveUnit(db, old, null, at('2026-06-02'));
    const below = async (search: string) =>
      (await matrix(village.cholpon, search))!.place.below.map(({ name }) => name);
    expect(await below('')).not.toContain('Old gate');
    expect(await below('?on=2026-05-01')).toContain('Old gate');
    expect(await names(village.cholpon, `?unit=${old}`)).toEqual([]);
    expect(await names(village.cholpon, `?unit=${old}&on=2026-05-31`)).toEqual(['Gate Keeper']);
    expect(await matrix(village.dinara, `?unit=${old}&on=2026-05-31`)).toBeNull();
  });

  test('a unit that was hung elsewhere counts where it hung that day', async () => {
    const ridge = await unit(db, 'Ridge', village.units.south);
    await person(db, 'Ridge Officer', 'ridge', ridge);
    await settleAll(db, now);
    await moveUnit(db, { id: ridge, parentId: village.units.east }, null, at('2026-11-10'));
    const on = (by: string, day: string) => names(by, `?text=Ridge&on=${day}`);
    expect(await on(village.cholpon, '2026-11-09')).toEqual(['Ridge Officer']);
    expect(await on(village.cholpon, '2026-11-10')).toEqual([]);
    expect(await on(village.dinara, '2026-11-09')).toEqual([]);
    expect(await on(village.dinara, '2026-11-10')).toEqual(['Ridge Officer']);
  });
});

describe('how it is asked', () => {
  test.each(['100%', '_', "'", '\\', '%'])('%s is a letter', async (text) => {
    expect(await names(village.cholpon, `?text=${encodeURIComponent(text)}`)).toEqual([]);
  });

  test('a part of a name or of a badge number, in small or large letters', async () => {
    for (const text of ['айгүл', 'ГҮЛ АС', 't-AIG', 'T-aigul'])
      expect(await names(village.gulnara, `?text=${encodeURIComponent(text)}`), text).toEqual([
        'Айгүл Асанова'
      ]);
  });

  test('four statements, and a person as many', async () => {
    await settleAll(db, now);
    expect(await statements(() => matrix(village.cholpon))).toHaveLength(4);
    expect(await statements(() => matrix(village.cholpon, '?course=x&due=over'))).toHaveLength(3);
    expect(
      await statements(() => teamPerson(db, village.cholpon, village.aigul, now))
    ).toHaveLength(4);
  });
});
