import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { RoleName } from '#lib/server/db/schema.ts';
import type { Actor } from '#lib/server/person/actor.ts';
import { addPerson } from '#lib/server/person/add-person.ts';
import { comeBack } from '#lib/server/person/come-back.ts';
import { editPerson } from '#lib/server/person/edit-person.ts';
import { endRole, lockAdministrators } from '#lib/server/person/end-role.ts';
import { findNameUnder, findReachable } from '#lib/server/person/find-reachable.ts';
import { grantRole } from '#lib/server/person/grant-role.ts';
import { leave } from '#lib/server/person/leave.ts';
import { findPerson, searchPeople } from '#lib/server/person/queries.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import { recognise } from '#lib/server/session/recognise.ts';
import { startSession } from '#lib/server/session/start-session.ts';
import { listUnitsUnder } from '#lib/server/unit/queries.ts';
import { readPeopleQuery } from '#lib/domain/person/people-query.ts';
import { testDatabase } from '../../support/database.ts';
import { race } from '../../support/race.ts';
import { buildVillage, type Village } from '../../support/village.ts';

const { db, statements } = await testDatabase();
const now = new Date();
let village: Village;
let farida: Actor;
let cholpon: Actor;

beforeAll(async () => {
  village = await buildVillage(db);
  farida = { id: village.farida, roles: [{ role: 'administrator', unitId: null }] };
  cholpon = { id: village.cholpon, roles: [{ role: 'manager', unitId: village.units.south }] };
});

const anew = (more = {}) => ({
  id: randomUUID(),
  name: 'Нурлан Сыдыков',
  email: '',
  badge: `N-${randomUUID().slice(0, 8)}`,
  language: 'ky',
  timeZone: 'Asia/Bishkek',
  unitId: village.units.dostuk,
  roles: ['officer'] as RoleName[],
  ...more
});
const events = async (about: string) => {
  const rows = await db
    .selectFrom('event')
    .select(['what', 'by_person'])
    .where('about', '=', about)
    .orderBy('seq')
    .execute();
  return rows.map(({ what }) => what);
};
const search = (text: string) => searchPeople(db, readPeopleQuery(new URLSearchParams(text)), now);

test('a person is added with posting, roles and an event; the same form again adds nothing', async () => {
  const person = anew({ roles: ['officer', 'manager'] });
  for (let i = 0; i < 10; i++)
    expect(await addPerson(db, person, farida, now)).toEqual({ kind: 'added' });
  const kept = await findPerson(db, person.id, now);
  expect(kept).toMatchObject({ name: 'Нурлан Сыдыков', badge: person.badge, passwordAt: null });
  expect(kept!.postings).toMatchObject([{ unit: 'Dostuk', untilAt: null }]);
  expect(kept!.roles.map(({ role, unit }) => `${role} ${unit}`).sort()).toEqual([
    'manager Dostuk',
    'officer null'
  ]);
  expect(await events(person.id)).toEqual(['person-added']);
});

test('a login that another person has is told beside its field', async () => {
  const taken = { kind: 'refused', problems: { badge: 'taken' } };
  expect(await addPerson(db, anew({ badge: 't-AIGUL' }), farida, now)).toEqual(taken);
  const email = anew({ email: 'AIGUL@customs.test' });
  expect(await addPerson(db, email, farida, now)).toEqual({
    kind: 'refused',
    problems: { email: 'taken' }
  });
  const edit = { personId: village.bek, name: 'Бек', email: '', badge: 'T-aigul', language: 'ru' };
  expect(await editPerson(db, edit, farida, now)).toEqual(taken);
});

test('a manager adds officers to own units, and nothing else', async () => {
  const wish = anew({ roles: ['officer', 'administrator'] });
  expect(await addPerson(db, wish, cholpon, now)).toEqual({ kind: 'added' });
  expect((await findPerson(db, wish.id, now))!.roles.map(({ role }) => role)).toEqual(['officer']);
  for (const unitId of [village.units.torugart, village.units.agency, null])
    expect(await addPerson(db, anew({ unitId }), cholpon, now)).toEqual({
      kind: 'refused',
      problems: { unit: 'no-unit' }
    });
});

test('a manager reaches officers of own units: no one elsewhere, no one with more to say', async () => {
  const edit = (personId: string) =>
    editPerson(
      db,
      { personId, name: 'Х', email: '', badge: randomUUID().slice(0, 8), language: 'ru' },
      cholpon,
      now
    );
  const officer = anew();
  await addPerson(db, officer, farida, now);
  expect(await edit(officer.id)).toEqual({ kind: 'done' });
  expect(await edit(village.bek)).toBeNull();
  expect(await edit(village.farida)).toBeNull();
  expect(await edit(village.cholpon)).toBeNull();
  await grantRole(db, { personId: officer.id, role: 'administrator', unitId: null }, farida, now);
  expect(await edit(officer.id)).toBeNull();
});

test('moving ends one posting and begins the next; the history is kept', async () => {
  const to = { personId: village.aigul, unitId: village.units.torugart };
  expect(await movePerson(db, to, farida, now)).toEqual({ kind: 'done' });
  expect(await movePerson(db, to, farida, now)).toEqual({ kind: 'done' });
  const { postings } = (await findPerson(db, village.aigul, now))!;
  expect(postings.map(({ unit, untilAt }) => [unit, untilAt !== null])).toEqual([
    ['Torugart', false],
    ['Dostuk', true]
  ]);
  expect(await events(village.aigul)).toEqual(['person-moved']);
});

test('five moves at once: one posting is open, none overlap', async () => {
  const targets = Object.values(village.units).slice(0, 5);
  await race(
    db,
    (tx) =>
      tx.updateTable('person').set({ time_zone: 'UTC' }).where('id', '=', village.meerim).execute(),
    targets.map((unitId) => () => movePerson(db, { personId: village.meerim, unitId }, farida, now))
  );
  const rows = await db
    .selectFrom('posting')
    .selectAll()
    .where('person_id', '=', village.meerim)
    .execute();
  expect(rows).toHaveLength(6);
  expect(rows.filter((row) => row.until_at === null)).toHaveLength(1);
});

test('roles are dated rows with who did it', async () => {
  const grant = { personId: village.bek, role: 'manager', unitId: village.units.east };
  await grantRole(db, grant, farida, now);
  await grantRole(db, grant, farida, now);
  const held = (await findPerson(db, village.bek, now))!.roles.filter((one) => !one.endedAt);
  expect(held).toHaveLength(2);
  const manager = held.find(({ role }) => role === 'manager')!;
  expect(manager).toMatchObject({ unit: 'East', grantedBy: 'Фарида Раҳимова' });
  const end = { personId: village.bek, grantId: manager.id };
  expect(await endRole(db, end, farida, now)).toEqual({ kind: 'done' });
  expect(await endRole(db, end, farida, now)).toEqual({ kind: 'done' });
  expect(await endRole(db, { ...end, personId: village.aigul }, farida, now)).toBeNull();
  expect(await events(village.bek)).toEqual(['role-granted', 'role-ended']);
  expect(await grantRole(db, { ...grant, unitId: null }, farida, now)).toMatchObject({
    reason: 'no-unit'
  });
});

test('two administrators who end each other’s role at the same time leave one', async () => {
  await grantRole(
    db,
    { personId: village.gulnara, role: 'administrator', unitId: null },
    farida,
    now
  );
  const grants = await db
    .selectFrom('role_grant')
    .select(['id', 'person_id as personId'])
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .execute();
  const outcomes = await race(
    db,
    lockAdministrators,
    grants.map(
      ({ id, personId }) =>
        () =>
          endRole(db, { personId, grantId: id }, farida, now)
    )
  );
  const refused = outcomes.filter(
    (one) => one.status === 'fulfilled' && one.value?.kind === 'refused'
  );
  expect(refused).toHaveLength(1);
});

test('who leaves has no way in, no posting and no role; coming back they are an officer', async () => {
  const person = anew({ roles: ['officer', 'trainer'] });
  await addPerson(db, person, farida, now);
  const { value } = await startSession(db, person.id, '', now);
  expect(await leave(db, person.id, farida, now)).toEqual({ kind: 'done' });
  expect(await leave(db, person.id, farida, now)).toEqual({ kind: 'done' });
  expect(await recognise(db, value, now)).toBeNull();
  const gone = (await findPerson(db, person.id, now))!;
  expect(gone.leftAt).toEqual(now);
  expect(gone.postings.every(({ untilAt }) => untilAt)).toBe(true);
  expect(gone.roles.every(({ endedAt }) => endedAt)).toBe(true);
  const back = { personId: person.id, unitId: village.units.torugart };
  expect(await comeBack(db, back, farida, now)).toBe(true);
  expect(await comeBack(db, back, farida, now)).toBe(true);
  const returned = (await findPerson(db, person.id, now))!;
  expect(returned.leftAt).toBeNull();
  expect(returned.roles.filter((one) => !one.endedAt).map(({ role }) => role)).toEqual(['officer']);
  expect(await events(person.id)).toEqual(['person-added', 'person-left', 'person-returned']);
});

test('people are found by part of name, badge or e-mail, by unit above and by role', async () => {
  const names = async (query: string) => (await search(query)).people.map(({ name }) => name);
  expect(await names('q=ЕРЛАН')).toEqual(['Ерлан Қасымов']);
  expect(await names('q=t-erl')).toEqual(['Ерлан Қасымов']);
  expect(await names('q=erlan@cust')).toEqual(['Ерлан Қасымов']);
  expect(await names('q=%')).toEqual([]);
  expect(await names('q=_')).toEqual([]);
  expect(await names(`unit=${village.units.east}&q=динара`)).toEqual(['Динара Өмүралиева']);
  expect(await names(`unit=${village.units.south}&q=динара`)).toEqual([]);
  expect(await names('role=trainer')).toEqual(['Ерлан Қасымов']);
  expect(await names('page=99')).toEqual([]);
});

test('the list is one statement, a person is one', async () => {
  expect(
    await statements(() => search(`unit=${village.units.agency}&q=а&role=officer`))
  ).toHaveLength(1);
  expect(await statements(() => findPerson(db, village.aigul, now))).toHaveLength(1);
});

test('a manager sees the name of everybody posted below, and reaches the officers', async () => {
  const reach = async (id: string) => [
    (await findReachable(db, id, cholpon)) !== null,
    (await findNameUnder(db, id, cholpon)) !== null
  ];
  const officer = anew();
  await addPerson(db, officer, farida, now);
  expect(await reach(officer.id)).toEqual([true, true]);
  expect(await reach(village.cholpon)).toEqual([false, true]);
  expect(await reach(village.bek)).toEqual([false, false]);
  expect((await listUnitsUnder(db, cholpon)).map(({ name, depth }) => `${depth} ${name}`)).toEqual([
    '0 South',
    '1 Dostuk'
  ]);
  expect(await listUnitsUnder(db, { roles: [] })).toEqual([]);
});
