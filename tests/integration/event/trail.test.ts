import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { acts, actsOnAPage, readTrailQuery } from '#lib/domain/event/trail-query.ts';
import { readTrail } from '#lib/server/event/queries.ts';
import { recordEvents } from '#lib/server/event/record-event.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { addPerson } from '#lib/server/person/add-person.ts';
import { editPerson } from '#lib/server/person/edit-person.ts';
import { endRole } from '#lib/server/person/end-role.ts';
import { grantRole } from '#lib/server/person/grant-role.ts';
import { leave } from '#lib/server/person/leave.ts';
import { movePerson } from '#lib/server/posting/move-person.ts';
import { archiveUnit } from '#lib/server/unit/archive-unit.ts';
import { createUnit } from '#lib/server/unit/create-unit.ts';
import { moveUnit } from '#lib/server/unit/move-unit.ts';
import { renameUnit } from '#lib/server/unit/rename-unit.ts';
import { testDatabase } from '../../support/database.ts';
import { buildVillage, type Village } from '../../support/village.ts';

const { db, statements } = await testDatabase();
const at = (day: string) => new Date(`2026-11-${day}T08:00:00Z`);
const now = at('23');
let village: Village;
const [officer, post] = [randomUUID(), randomUUID()];

beforeAll(async () => {
  village = await buildVillage(db);
  const { dostuk, torugart, south, east } = village.units;
  const typed = { id: officer, name: 'Нурлан', email: '', badge: 'N-1', language: 'ru' };
  const rest = { timeZone: 'Asia/Bishkek', unitId: dostuk, roles: ['officer' as const] };
  await addPerson(
    db,
    { ...typed, ...rest },
    { id: village.farida, roles: theCommand.roles },
    at('01')
  );
  const edited = { ...typed, personId: officer, name: 'Нурлан Касымов' };
  await editPerson(db, edited, theCommand, at('02'));
  await createUnit(db, { id: post, name: 'Gate', parentId: south }, village.farida, at('03'));
  await renameUnit(db, { id: post, name: 'Gate 2' }, village.farida, at('04'));
  await movePerson(db, { personId: officer, unitId: torugart }, theCommand, at('05'));
  await editPerson(db, { ...edited, name: 'Нурлан К.' }, theCommand, at('06'));
  const grant = { personId: officer, role: 'trainer', unitId: null };
  await grantRole(db, grant, theCommand, at('07'));
  const held = await db
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', officer)
    .where('role', '=', 'trainer')
    .executeTakeFirstOrThrow();
  await endRole(db, { personId: officer, grantId: held.id }, theCommand, at('08'));
  await leave(db, village.aigul, theCommand, at('09'));
  await moveUnit(db, { id: post, parentId: east }, village.farida, at('10'));
  await archiveUnit(db, post, village.farida, at('11'));
});

const look = (search: string, managerId: string | null = null) => {
  const query = readTrailQuery(new URL(`http://x/?${search}`));
  return readTrail(db, query, { managerId, timeZone: 'Asia/Bishkek', now });
};
const whats = async (search: string, managerId: string | null = null) =>
  (await look(search, managerId)).entries.map(({ what }) => what).reverse();

test('an administrator reads every act, who, what, about whom, before and after', async () => {
  const all = ['person-added', 'person-edited', 'unit-created', 'unit-renamed', 'person-moved'];
  const later = [
    'person-edited',
    'role-granted',
    'role-ended',
    'person-left',
    'unit-moved',
    'unit-archived'
  ];
  expect(await whats('')).toEqual([...all, ...later]);
  const { entries, names } = await look('what=person-moved');
  const { dostuk, torugart } = village.units;
  expect(entries[0]).toMatchObject({
    by: null,
    about: { kind: 'person', id: officer, name: 'Нурлан К.' },
    details: { from: dostuk, to: torugart }
  });
  expect([names[dostuk], names[torugart]]).toEqual(['Dostuk', 'Torugart']);
  const renamed = (await look('what=unit-renamed')).entries[0];
  expect(renamed).toMatchObject({ by: 'Фарида Раҳимова', details: { from: 'Gate', to: 'Gate 2' } });
  const left = (await look('what=person-left')).entries[0];
  expect(left?.details).toMatchObject({ unitId: dostuk, roles: [{ role: 'officer' }] });
});

test('is searched by person, act and day', async () => {
  expect(await whats('q=n-1&from=2026-11-05')).toEqual([
    ...['person-moved', 'person-edited', 'role-granted', 'role-ended']
  ]);
  expect(await whats('q=ФАРИДА&until=2026-11-03')).toEqual(['person-added', 'unit-created']);
  expect(await whats('what=person-edited')).toHaveLength(2);
  expect(await whats(`about=${village.aigul}`)).toEqual(['person-left']);
  expect(await whats('q=nobody at all')).toEqual([]);
  expect(await whats('q=%25')).toEqual([]);
});

test('managers see what was done about their own tree while it was theirs', async () => {
  // the officer went from the south to the east, and the unit too
  expect(await whats('', village.cholpon)).toEqual(['person-left']);
  const seen = ['unit-created', 'unit-renamed', 'person-moved', 'person-edited'];
  const later = ['role-granted', 'role-ended', 'unit-moved', 'unit-archived'];
  expect(await whats('', village.dinara)).toEqual([...seen, ...later]);
  expect(await whats('', village.erlan)).toEqual([]);
  expect(await whats('', village.gulnara)).toHaveLength(11);
});

test('and learn nothing of what lies outside by name', async () => {
  const { names } = await look('', village.dinara);
  expect(names[village.units.torugart]).toBe('Torugart');
  expect(names[village.units.dostuk]).toBeUndefined();
  expect(names[village.units.south]).toBeUndefined();
  expect(await whats(`about=${village.aigul}`, village.dinara)).toEqual([]);
  expect(await whats('q=Айгүл', village.dinara)).toEqual([]);
});

test('page by page, in two statements, one more for a name and for a manager', async () => {
  const many = Array.from({ length: 120 }, (_, n) => ({
    ...{ at: at('12'), by: null, what: 'sessions-ended', about: village.bek, details: { n } }
  }));
  await db.transaction().execute((tx) => recordEvents(tx, many));
  const seen: string[] = [];
  let before: string | null = '';
  while (before !== null) {
    const page = await look(`what=sessions-ended&before=${before}`);
    expect(page.entries.length).toBeLessThanOrEqual(actsOnAPage);
    seen.push(...page.entries.map(({ seq }) => seq));
    before = page.next;
  }
  expect(new Set(seen).size).toBe(120);
  expect((await statements(() => look(''))).length).toBeLessThanOrEqual(2);
  expect((await statements(() => look('q=Бек', village.dinara))).length).toBeLessThanOrEqual(4);
});

test('every act that a verb writes has words', async () => {
  const { readdirSync, readFileSync } = await import('node:fs');
  const files = readdirSync('src/lib/server', { recursive: true, encoding: 'utf8' });
  const written = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(`src/lib/server/${file}`, 'utf8');
      if (!/recordEvents?\(/.test(text)) return [];
      const found = text.matchAll(/(?:what: |doing, )'([a-z]+-[a-z-]+|assigned)'/g);
      return [...found].map((match) => match[1]!);
    });
  expect(written.length).toBeGreaterThan(20);
  expect(written.filter((what) => !(acts as readonly string[]).includes(what))).toEqual([]);
});
