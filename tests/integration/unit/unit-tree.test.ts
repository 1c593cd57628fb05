import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { createUnit } from '#lib/server/unit/create-unit.ts';
import { moveUnit } from '#lib/server/unit/move-unit.ts';
import { listUnits } from '#lib/server/unit/queries.ts';
import { renameUnit } from '#lib/server/unit/rename-unit.ts';
import { testDatabase } from '../../support/database.ts';
import { race } from '../../support/race.ts';

const { db, statements } = await testDatabase();
const now = new Date();

const make = async (name: string, parentId: string | null) => {
  const id = randomUUID();
  expect(await createUnit(db, { id, name, parentId }, null, now)).toEqual({ kind: 'done' });
  return id;
};
let [agency, south, east, post] = ['', '', '', ''];

beforeEach(async () => {
  await db.deleteFrom('unit_above').execute();
  await db.deleteFrom('unit_place').execute();
  await db.deleteFrom('unit_reach').execute();
  await db.deleteFrom('unit').execute();
  agency = await make('Agency', null);
  south = await make('South', agency);
  east = await make('East', agency);
  post = await make('Dostuk', south);
});

/** unit_above as it should be, worked out from the parents alone. */
async function expectTrueClosure(): Promise<void> {
  const units = await db.selectFrom('unit').select(['id', 'parent_id']).execute();
  const parent = new Map(units.map((unit) => [unit.id, unit.parent_id]));
  const wanted: string[] = [];
  for (const { id } of units) {
    let depth = 0;
    for (let above: string | null = id; above; above = parent.get(above) ?? null) {
      wanted.push(`${id} ${above} ${depth++}`);
      if (depth > 50) throw new Error('a circle');
    }
  }
  const rows = await db.selectFrom('unit_above').selectAll().execute();
  const kept = rows.map((row) => `${row.unit_id} ${row.above_id} ${row.depth}`);
  expect(kept.sort()).toEqual(wanted.sort());
}

test('what stands above is kept right by making and moving', async () => {
  await expectTrueClosure();
  await make('Gate 1', post);
  expect(await moveUnit(db, { id: south, parentId: east }, null, now)).toEqual({ kind: 'done' });
  await expectTrueClosure();
  expect(await moveUnit(db, { id: south, parentId: null }, null, now)).toEqual({ kind: 'done' });
  await expectTrueClosure();
  expect((await listUnits(db)).map(({ name, depth }) => `${depth} ${name}`)).toEqual([
    '0 Agency',
    '1 East',
    '0 South',
    '1 Dostuk',
    '2 Gate 1'
  ]);
});

test('a unit never stands under itself or what is below it', async () => {
  const circle = { kind: 'refused', reason: 'circle' };
  expect(await moveUnit(db, { id: south, parentId: post }, null, now)).toEqual(circle);
  expect(await moveUnit(db, { id: south, parentId: south }, null, now)).toEqual(circle);
  await expectTrueClosure();
});

test('two moves at once that together would make a circle: one is refused', async () => {
  const outcomes = await race(
    db,
    (tx) => tx.updateTable('unit').set({ name: 'x' }).where('id', '=', agency).execute(),
    [
      () => moveUnit(db, { id: south, parentId: east }, null, now),
      () => moveUnit(db, { id: east, parentId: post }, null, now)
    ]
  );
  const reasons = outcomes.map((one) => one.status === 'fulfilled' && one.value);
  expect(reasons).toContainEqual({ kind: 'done' });
  expect(reasons).toContainEqual({ kind: 'refused', reason: 'circle' });
  await expectTrueClosure();
});

test('five at once with one name beside each other: one is made', async () => {
  const outcomes = await race(
    db,
    (tx) => tx.updateTable('unit').set({ name: 'x' }).where('id', '=', agency).execute(),
    Array.from(
      { length: 5 },
      () => () => createUnit(db, { id: randomUUID(), name: 'Torugart', parentId: east }, null, now)
    )
  );
  const done = outcomes.filter((one) => one.status === 'fulfilled' && one.value.kind === 'done');
  expect(done).toHaveLength(1);
  await expectTrueClosure();
});

test('the same form ten times makes one unit, and one event', async () => {
  const unit = { id: randomUUID(), name: 'Karkyra', parentId: east };
  for (let i = 0; i < 10; i++)
    expect(await createUnit(db, unit, null, now)).toEqual({ kind: 'done' });
  const events = await db.selectFrom('event').select('id').where('about', '=', unit.id).execute();
  expect(events).toHaveLength(1);
});

test.each([
  ['  ', 'name-empty'],
  ['x'.repeat(201), 'name-long'],
  [' dostuk ', 'name-taken']
])('name %j: %s', async (name, reason) => {
  const refused = { kind: 'refused', reason };
  const unit = { id: randomUUID(), name, parentId: south };
  expect(await createUnit(db, unit, null, now)).toEqual(refused);
  const other = await make('Kara-Suu', south);
  expect(await renameUnit(db, { id: other, name }, null, now)).toEqual(refused);
});

test('what is not there is not found', async () => {
  const id = randomUUID();
  expect(await renameUnit(db, { id, name: 'x' }, null, now)).toBeNull();
  expect(await moveUnit(db, { id, parentId: null }, null, now)).toBeNull();
  expect(await moveUnit(db, { id: post, parentId: id }, null, now)).toMatchObject({
    reason: 'no-parent'
  });
});

test('the tree is one statement, however large', async () => {
  expect(await statements(() => listUnits(db))).toHaveLength(1);
});
