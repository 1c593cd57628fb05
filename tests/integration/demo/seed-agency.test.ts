import { beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { concerns, figuresOf } from '#lib/domain/standing/overview.ts';
import { demoDoors } from '#lib/server/demo/demo-people.ts';
import { randomOf } from '#lib/domain/random.ts';
import { live } from '#lib/server/demo/seed/live.ts';
import type { SeedCourse } from '#lib/server/demo/seed/plan-courses.ts';
import { makePlan, seedAgency, threeYears, type Part } from '#lib/server/demo/seed/seed-agency.ts';
import { tables } from '#lib/server/demo/seed/tables.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { agencyDay } from '#lib/server/standing/agency-day.ts';
import { countsOn } from '#lib/server/standing/queries.ts';
import { readPosts } from '#lib/server/standing/read-posts.ts';
import { settle } from '#lib/server/standing/settle.ts';
import { dealTasks } from '#lib/server/task/deal-tasks.ts';
import { publishBench } from '../../support/bench-published.ts';
import { testDatabase } from '../../support/database.ts';

const { db, url } = await testDatabase();
const twin = await testDatabase();
const other = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
const wish = { people: 400, seed: 'a test', now };
const told: [Part, number][] = [];

beforeAll(async () => {
  for (const one of [db, twin.db, other.db])
    await publishBench(one, new Date(now.getTime() - threeYears));
  await seedAgency(url, wish, (part, done) => told.push([part, done]));
  await seedAgency(twin.url, wish);
  await seedAgency(other.url, { ...wish, seed: 'another' });
}, 300_000);

test('the same seed gives the same agency, another one another', async () => {
  expect(await digest(twin.db)).toEqual(await digest(db));
  expect(await digest(other.db)).not.toEqual(await digest(db));
});

test('people of every kind, in a tree, known by the doors of the demo', async () => {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*)::int from person) as people, (select count(*)::int from unit) as units,
      (select count(*)::int from person where badge = any(${Object.values(demoDoors)}::text[])) as doors,
      (select count(*)::int from person where left_at is not null) as left,
      (select max(depth) from unit_above) as depth,
      (select count(*)::int from posting where until_at is not null) as moves,
      (select count(*)::int from revocation) > 0 as revoked,
      (select count(*)::int from task where withdrawn_at is not null) > 0 as withdrawn,
      (select count(*)::int from task where round > 1) > 0 as again,
      (select count(*)::int from event) as acts`.execute(db);
  expect(rows[0]).toMatchObject({ people: 400, units: 20, doors: 4, depth: 3 });
  expect(rows[0]!.moves).toBeGreaterThan(40);
  expect(rows[0]!.acts).toBeGreaterThan(500);
  const top = await sql<{ id: string }>`select id from unit where parent_id is null`.execute(db);
  const today = agencyDay(now);
  const topId = top.rows[0]!.id;
  const figures = figuresOf(await countsOn(db, [topId], today), topId);
  expect(figures.valid).toBeGreaterThan(0);
  const posts = await readPosts(db, [topId], { on: today, course: null });
  for (const concern of concerns)
    expect(posts.concerns.get(topId)![concern], concern).toBeGreaterThan(0);
});

test('nothing is left to do: tasks are dealt, standings settled, triggers awake', async () => {
  const tasks = () => sql`select * from task order by id`.execute(db).then(({ rows }) => rows);
  const before = await tasks();
  const sent = await sql<{
    due: boolean;
  }>`select exists (select from standing_stale) as due`.execute(db);
  expect(sent.rows).toEqual([{ due: false }]);
  await db.transaction().execute((tx) => dealTasks(tx, {}, now));
  expect(await tasks()).toEqual(before);
  expect(await settle(db, now)).toEqual({ left: false });
  await expect(sql`delete from response`.execute(db)).rejects.toThrow(/append-only/);
});

test('keys, indexes and references are those that the migrations made', async () => {
  const empty = await testDatabase();
  expect(await shape(db)).toEqual(await shape(empty.db));
});

test('a life is in order, however it goes', () => {
  const course = (id: string): SeedCourse => ({
    ...{ id, revision: 'none', validMonths: 24, minutes: 20, title: '{}', rule: '{}' },
    ...{ modules: [{ id: 'one', steps: 3 }], passed: [], failed: [], answers: [] }
  });
  const courses = Array.from({ length: 11 }, (_, at) => course(`course-${at}`));
  const plan = makePlan(courses, { people: 5000, seed: 'lives', now });
  for (let number = 0; number < 4000; number++) {
    const life = live(plan, randomOf(`life ${number}`), number % 50 ? null : 3);
    const end = life.left ?? now.getTime();
    expect(life.came).toBeLessThanOrEqual(end);
    for (const [turn, { from, until }] of life.postings.entries()) {
      expect(until ?? Infinity, `life ${number}`).toBeGreaterThan(from);
      expect(from).toBe(turn ? life.postings[turn - 1]!.until : life.came);
    }
    expect(life.postings.at(-1)!.until).toBe(life.left);
    for (const { started, seen, certificates } of life.enrolments) {
      expect(started).toBeGreaterThanOrEqual(life.came);
      expect(seen).toBeGreaterThanOrEqual(started);
      for (const { issued, expires, revoked } of certificates) {
        expect(issued).toBeLessThan(end);
        expect(expires).toBeGreaterThan(issued);
        if (revoked) expect(revoked).toBeGreaterThan(issued);
      }
    }
    for (const { done, withdrawn, assigned } of life.tasks) {
      expect(done && withdrawn).toBe(null);
      expect(done?.at ?? withdrawn?.at ?? assigned).toBeGreaterThanOrEqual(assigned);
    }
  }
});

test('progress reaches the end of every part', () => {
  for (const part of ['people', 'keys', 'standings', 'recognition', 'tidy'] as const)
    expect(told.filter(([one]) => one === part).at(-1)).toEqual([part, 1]);
});

async function digest(of: Db): Promise<string[]> {
  const digests: string[] = [];
  for (const table of tables) {
    // the courses were published before, with ids of their own
    const { rows } = await sql<{ rows: string }>`
      select md5(string_agg(one::text, '' order by one::text)) as rows
      from ${sql.table(table)} one
      where to_jsonb(one)->>'what' is distinct from 'course-published'`.execute(of);
    digests.push(`${table} ${rows[0]!.rows}`);
  }
  return digests;
}

async function shape(of: Db): Promise<string[]> {
  const { rows } = await sql<{ said: string }>`
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as said
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
    union all
    select pg_get_indexdef(indexrelid) from pg_index join pg_class on pg_class.oid = indexrelid
    where relnamespace = 'public'::regnamespace
    union all
    select tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
    order by 1`.execute(of);
  return rows.map(({ said }) => said);
}
