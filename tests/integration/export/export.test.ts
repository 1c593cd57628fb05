import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { fileWords } from '#lib/components/export/file-words.ts';
import { usualChoice } from '#lib/domain/export/export-choice.ts';
import type { Screen } from '#lib/domain/export/screens.ts';
import { readSeparated } from '#lib/domain/import/table.ts';
import { openDb } from '#lib/server/db/database.ts';
import { setEnv } from '#lib/server/env.ts';
import { assign } from '#lib/server/assignment/assign.ts';
import { recordEvents } from '#lib/server/event/record-event.ts';
import { openExport } from '#lib/server/export/open-export.ts';
import { openSnapshot } from '#lib/server/export/snapshot.ts';
import { streamPieces } from '#lib/server/export/stream-pieces.ts';
import { takeFile } from '#lib/server/export/take-file.ts';
import { theCommand } from '#lib/server/person/actor.ts';
import { leave } from '#lib/server/person/leave.ts';
import { testDatabase } from '../../support/database.ts';
import { publishTiny } from '../../support/tiny-published.ts';
import { buildVillage, person, type Village } from '../../support/village.ts';

const { db, url } = await testDatabase();
const now = new Date('2026-11-22T22:30:00Z');
const origin = 'https://learn.example.kg';
let village: Village;

beforeAll(async () => {
  setEnv({ DATABASE_URL: url, LOG_LEVEL: 'silent' });
  village = await buildVillage(db);
  await publishTiny(db, now);
});

const taker = (id: string, isAdministrator = false) => ({
  ...{ id, name: 'Чолпон', language: 'ru', timeZone: 'Asia/Bishkek' },
  isAdministrator
});

async function take(
  by: string,
  screen: Screen,
  filters = '',
  at = now,
  isAdministrator = false
): Promise<string | null> {
  const wish = { screen, origin, choice: { ...usualChoice, format: 'csv' as const } };
  const asked = {
    taker: taker(by, isAdministrator),
    filters: new URLSearchParams(filters),
    now: at
  };
  const open = await openExport(db, fileWords, wish, asked);
  if (!open) return null;
  try {
    return (await Array.fromAsync(open.pieces)).join('');
  } finally {
    await open.close();
  }
}
const linesOf = (text: string) => [...readSeparated(text, ';')].map(({ cells }) => cells);

test('the file holds whom the screen shows, and says of what it is', async () => {
  const file = linesOf((await take(village.cholpon, 'team', `unit=${village.units.dostuk}`))!);
  expect(file[0]!.slice(0, 3)).toEqual(['Имя', 'Номер жетона', 'Подразделение']);
  const people = file.slice(1, 3).map(([name, badge, unit]) => [name, badge, unit]);
  expect(people).toEqual([
    ['Айгүл Асанова', 'T-aigul', 'Dostuk'],
    ['Чолпон Жумабекова', 'T-cholpon', 'Dostuk']
  ]);
  expect(file.slice(3)).toEqual([
    ['Подразделение', 'Dostuk'],
    expect.arrayContaining(['Все курсы']),
    expect.arrayContaining(['Любое']),
    ['По состоянию на', '2026-11-23 04:30'],
    ['Создан', '2026-11-23 04:30'],
    ['Кем создан', 'Чолпон'],
    ['Часовой пояс', 'Asia/Bishkek'],
    ['Адрес страницы', `${origin}/team?unit=${village.units.dostuk}`],
    ['Строк', '2']
  ]);
});

test('a foreign unit, one that moved away, an ended grant: nobody', async () => {
  const namesIn = async (by: string, filters = '', at = now) =>
    linesOf((await take(by, 'team', filters, at)) ?? '').flatMap(([name]) => name ?? []);
  const bek = 'Бек Турдубаев';
  expect(await namesIn(village.dinara)).toContain(bek);
  expect(await namesIn(village.cholpon)).not.toContain(bek);
  expect(await namesIn(village.cholpon, `unit=${village.units.torugart}`)).not.toContain(bek);
  expect(await take(village.cholpon, 'team', `unit=${village.units.torugart}`)).toBeNull();

  const mover = await person(db, 'Калыс Мамытов', 'kalys', village.units.dostuk);
  expect(await namesIn(village.cholpon)).toContain('Калыс Мамытов');
  await db.updateTable('posting').set({ until_at: now }).where('person_id', '=', mover).execute();
  const there = {
    id: randomUUID(),
    person_id: mover,
    unit_id: village.units.torugart,
    from_at: now
  };
  await db.insertInto('posting').values(there).execute();
  expect(await namesIn(village.cholpon)).not.toContain('Калыс Мамытов');

  const left = await person(db, 'Left', 'left', village.units.dostuk);
  await leave(db, left, theCommand, now);
  expect(await namesIn(village.cholpon)).not.toContain('Left');

  const deputy = await person(db, 'Deputy', 'deputy', village.units.agency, [
    'manager',
    village.units.south
  ]);
  await db
    .updateTable('role_grant')
    .where('person_id', '=', deputy)
    .where('role', '=', 'manager')
    .set({ from_at: new Date('2026-11-01'), until_at: now })
    .execute();
  const before = new Date(now.getTime() - 1);
  expect(await namesIn(deputy, '', before)).toContain('Айгүл Асанова');
  expect(await namesIn(deputy)).not.toContain('Айгүл Асанова');
});

test('of assignments only those of own units, and of an assignment only own people', async () => {
  const wish = {
    ...{ id: randomUUID(), courseIds: ['tiny'], unitId: village.units.agency, people: null },
    ...{ role: null, due: { kind: 'open' as const }, again: null, fresh: false },
    ...{ programmeId: null, replaces: null }
  };
  const assigned = await assign(db, wish, village.gulnara, now);
  expect(assigned).toEqual({ kind: 'done' });
  const { id } = await db.selectFrom('assignment').select('id').executeTakeFirstOrThrow();
  const all = (await take(village.gulnara, 'assignment', `assignment=${id}`))!;
  expect(all).toContain('Айгүл Асанова');
  expect(all).toContain('Бек Турдубаев');
  expect(all).toContain(`${origin}/team/assignments/${id}\r\n`);
  expect(await take(village.dinara, 'assignment', `assignment=${id}`)).toBeNull();
  expect(await take(village.gulnara, 'assignment', 'assignment=x')).toBeNull();
  expect(linesOf((await take(village.gulnara, 'assignments'))!)[1]![0]).toBe('Маленький рог');
  expect((await take(village.gulnara, 'assignments', 'ended'))!).not.toContain('рог');
  expect((await take(village.dinara, 'assignments'))!).not.toContain('рог');
});

test('of the log a manager takes own acts away, an administrator all, page by page', async () => {
  const act = (about: string) => ({ at: now, by: village.farida, what: 'person-edited', about });
  const many = [...Array(600).fill(act(village.aigul)), ...Array(7).fill(act(village.bek))];
  await db.transaction().execute((tx) => recordEvents(tx, many));
  const about = async (name: string, by: string, admin = false) =>
    linesOf((await take(by, 'trail', 'what=person-edited', now, admin))!).filter(
      (cells) => cells[3] === name
    ).length;
  expect(await about('Айгүл Асанова', village.cholpon)).toBe(600);
  expect(await about('Бек Турдубаев', village.cholpon)).toBe(0);
  expect(await about('Бек Турдубаев', village.dinara)).toBe(7);
  expect(await about('Айгүл Асанова', village.farida, true)).toBe(600);
});

test('an import is its maker’s and the administrators’; nothing else is the administrators’', async () => {
  const id = randomUUID();
  const made = { id, made_by: village.cholpon, as_role: 'manager' as const, made_at: now };
  const file = { file_name: 'люди.csv', language: 'ru', time_zone: 'Asia/Bishkek' };
  await db
    .insertInto('people_import')
    .values({ ...made, ...file, state: 'done' })
    .execute();
  expect(await take(village.cholpon, 'import', `import=${id}`)).toContain('люди.csv');
  expect(await take(village.dinara, 'import', `import=${id}`)).toBeNull();
  expect(await take(village.farida, 'import', `import=${id}`)).toBeNull();
  expect(await take(village.farida, 'import', `import=${id}`, now, true)).toContain('люди.csv');
  for (const screen of ['team', 'recognition', 'assignments'] as const)
    expect(await take(village.farida, screen, '', now, true)).toBeNull();
});

test('the overview of own units only, unit by unit', async () => {
  const own = linesOf((await take(village.gulnara, 'overview'))!).map(([cell]) => cell);
  expect(own).toEqual(expect.arrayContaining(['South', 'East']));
  const south = (await take(village.cholpon, 'overview'))!;
  expect(linesOf(south).map(([cell]) => cell)).toContain('Dostuk');
  expect(south).not.toContain('Torugart');
  expect(await take(village.cholpon, 'overview', `unit=${village.units.torugart}`)).toBeNull();
  expect(await take(village.aigul, 'overview')).toBeNull();
});

test('recognition of a unit that is not one’s own is not there', async () => {
  expect(await take(village.cholpon, 'recognition', `unit=${village.units.torugart}`)).toBeNull();
  expect(await take(village.aigul, 'recognition')).toBeNull();
  const own = linesOf(
    (await take(village.cholpon, 'recognition', `unit=${village.units.dostuk}`))!
  );
  expect(own.map(([cell]) => cell)).toContain('Подразделение');
});

test('a file is of one moment, whatever happens while it is written', async () => {
  const snapshot = await openSnapshot(db);
  const names = snapshot.rows<{ name: string }>(sql`select name from person order by name`, 2);
  const seen = [...(await names.next()).value!];
  const late = await person(db, 'Яяя Поздняя', 'late', village.units.dostuk);
  for await (const some of names) seen.push(...some);
  await snapshot.close();
  expect(seen.map(({ name }) => name)).not.toContain('Яяя Поздняя');
  const { rows } = await sql<{ name: string }>`select name from person where id = ${late}`.execute(
    db
  );
  expect(rows).toHaveLength(1);
});

test('a reader who goes away stops the query and frees the connection', async () => {
  const own = openDb(url, { max: 2 });
  const snapshot = await openSnapshot(own);
  const slow = snapshot.rows(sql`select generate_series(1, 1000), pg_sleep(5)`, 1);
  const stream = streamPieces(text(snapshot.watch(slow)), snapshot.close);
  const reader = stream.getReader();
  const waiting = reader.read().catch(() => null);
  await until(async () => (await asleep()) === 1);
  const began = performance.now();
  await reader.cancel();
  await waiting;
  expect(await asleep()).toBe(0);
  expect(performance.now() - began).toBeLessThan(4000);
  await sql`select 1`.execute(own);
  await own.destroy();

  async function* text(rows: AsyncGenerator<unknown[]>) {
    for await (const some of rows) yield JSON.stringify(some);
  }
  async function asleep(): Promise<number> {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count
      from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`.execute(
      db
    );
    return rows[0]!.count;
  }
});

test('so many exports at once and not one more; each gives its place back', async () => {
  const wish = { screen: 'team' as const, origin, choice: usualChoice };
  const asked = () => ({ taker: taker(village.cholpon), filters: new URLSearchParams(), now });
  const files = await Promise.all(
    Array.from({ length: 5 }, () => takeFile(db, fileWords, wish, asked()))
  );
  expect(files.map(({ kind }) => kind).sort()).toEqual(['busy', 'busy', 'file', 'file', 'file']);
  for (const one of files) if (one.kind === 'file') await one.body.cancel();
  const after = await takeFile(db, fileWords, wish, asked());
  if (after.kind !== 'file') throw new Error(after.kind);
  expect((await new Response(after.body).arrayBuffer()).byteLength).toBeGreaterThan(1000);
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%'`.execute(db);
  expect(rows).toHaveLength(0);
});

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100 && !(await done()); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
}
