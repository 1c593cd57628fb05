import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { randomOf } from '#lib/domain/random.ts';
import type { Facts } from '#lib/domain/standing/facts.ts';
import { concerns } from '#lib/domain/standing/overview.ts';
import { standingOn } from '#lib/domain/standing/span.ts';
import { dues, standings } from '#lib/domain/standing/standing.ts';
import { isAsked, type MatrixPerson } from '#lib/domain/team/matrix.ts';
import { asksCells, cellWish, readTeamQuery, type TeamQuery } from '#lib/domain/team/team-query.ts';
import { addDays, type Day } from '#lib/domain/time/day.ts';
import { agencyDay } from '#lib/server/standing/agency-day.ts';
import { readCounts } from '#lib/server/standing/read-counts.ts';
import { settleAll } from '#lib/server/standing/settle.ts';
import { withCells } from '#lib/server/team/matrix-cells.ts';
import { waysToPeople } from '#lib/server/team/matrix-people.ts';
import { matrixRows, readMatrix } from '#lib/server/team/read-matrix.ts';
import { moveUnit } from '#lib/server/unit/move-unit.ts';
import { testDatabase } from '../../support/database.ts';
import { person, unit } from '../../support/village.ts';

// An agency of three years, kept beside the database: whatever is asked of the matrix is what a plain
// recount of it gives, on any day, by any way, page by page.

const { db } = await testDatabase();
const random = randomOf('an agency that moves about');
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const courses = ['falcons', 'horn', 'musk'];
const shared = ['Асанов Бек', 'Асанов Бек', 'Ким Вера', 'Öz 100%', 'Zoë'];

interface One {
  id: string;
  name: string;
  badge: string;
  postings: Facts['postings'];
  courses: Map<string, Facts>;
}
const people: One[] = [];
const units: string[] = [];
const parents = new Map<string, string | null>();
const trees: { day: Day; parents: Map<string, string | null> }[] = [];
const start = new Date('2024-01-05T03:00:00Z');
const now = new Date('2026-11-23T09:00:00Z');
const today = agencyDay(now);
let manager: string;

test('whatever is asked, of any day, is what a recount gives', async () => {
  await live();
  await settleAll(db, now);
  for (let round = 0; round < 120; round++) {
    const query = someQuery();
    const expected = recount(query);
    const told = JSON.stringify(query);
    const shown = await allPages(query);
    expect(shown.map(plain), told).toEqual(expected);
    if (expected.length === 0) continue;
    expect((await backwards(query)).map(plain), told).toEqual(expected);
    const { people } = (await matrixRows(db, manager, query, now, { size: 7 }))!;
    expect((await Array.fromAsync(people)).flat().map(plain), told).toEqual(expected);
    if (!query.text) {
      const { facets } = (await readMatrix(db, manager, query, now))!;
      const wish = cellWish(query);
      const cells = shown.flatMap(({ cells }) =>
        cells.filter((cell) => isAsked(cell, wish, query.on ?? today))
      );
      // cells are counted by how they stand, not by their days
      if (wish.dueWithin || wish.endsWithin)
        expect(facets.cells).toBeGreaterThanOrEqual(cells.length);
      else if (asksCells(wish)) expect(facets.cells, told).toBe(cells.length);
      else expect(facets.people, told).toBe(shown.length);
    }
  }
}, 300_000);

test('all ways to the people lead to the same', async () => {
  const few = { cells: -1, people: -1, near: -1, walked: 0, read: 0 };
  const ways = [
    few,
    { ...few, near: 1_000 },
    { ...few, people: 1_000 },
    { ...few, cells: 1_000 },
    { ...few, cells: 1_000, near: 1_000 }
  ];
  for (let round = 0; round < 60; round++) {
    const query = someQuery();
    const expected = recount(query);
    const counted = [query.unit ?? units[0]!];
    const day = query.on ?? today;
    const counts = await readCounts(db, counted, day);
    const wish = {
      ...{ counted, day, cells: cellWish(query), text: query.text, after: null },
      ...{ down: query.sort === '-name', limit: 1_000 }
    };
    for (const bounds of ways)
      for (const { people, whole } of waysToPeople(counts, wish, bounds)) {
        const found = await withCells(db, manager, people, wish, now);
        const told = JSON.stringify([query, bounds, whole]);
        // few enough here for the whole of names to be walked through too
        expect(found.map(plain), told).toEqual(expected);
      }
  }
}, 300_000);

function someQuery(): TeamQuery {
  const params = new URLSearchParams();
  const maybe = (name: string, list: readonly string[], share = 0.3) => {
    if (random() < share) params.set(name, pick(list));
  };
  maybe('unit', units, 0.5);
  maybe('course', courses);
  maybe('standing', standings);
  maybe('due', dues, 0.2);
  maybe('concern', concerns, 0.2);
  maybe('text', ['ас', 'КИМ', 'b-1', '100%', 'zoë', 'öz', '_'], 0.2);
  if (random() < 0.6) params.set('on', addDays(today, -Math.floor(random() * 1000)));
  maybe('sort', ['-name']);
  return readTeamQuery(new URL(`http://t/team?${params}`));
}

async function allPages(query: TeamQuery): Promise<MatrixPerson[]> {
  const shown: MatrixPerson[] = [];
  let page = (await readMatrix(db, manager, query, now))!;
  expect(page.before).toBeNull();
  for (;;) {
    shown.push(...page.people);
    if (!page.after) return shown;
    page = (await readMatrix(db, manager, { ...query, after: page.after }, now))!;
    expect(page.people.length).toBeGreaterThan(0);
  }
}

/** From the last page to the first. */
async function backwards(query: TeamQuery): Promise<MatrixPerson[]> {
  let page = (await readMatrix(db, manager, query, now))!;
  while (page.after) page = (await readMatrix(db, manager, { ...query, after: page.after }, now))!;
  const shown = [...page.people];
  while (page.before) {
    page = (await readMatrix(db, manager, { ...query, before: page.before }, now))!;
    shown.unshift(...page.people);
  }
  return shown;
}

/** A row without what another test is about. */
const plain = ({ id, unit, cells }: Pick<MatrixPerson, 'id' | 'unit' | 'cells'>) => [
  id,
  unit,
  ...cells.map(({ course, standing, due }) => `${course} ${standing} ${due}`)
];

function recount(query: TeamQuery): unknown[] {
  const day = query.on ?? today;
  const tree = trees.findLast((one) => one.day <= day)?.parents ?? trees[0]!.parents;
  const wish = cellWish(query);
  const text = query.text.toLowerCase();
  return people
    .map((one) => {
      const posting = one.postings.find(
        ({ from, until }) => from <= day && (until === null || day < until)
      );
      const cells = [...one.courses].flatMap(([course, facts]) => {
        const stood = standingOn(facts, day);
        if (!stood) return [];
        const { standing, due, dueOn, endsOn } = stood;
        return [
          { course, standing, due, ...(dueOn && { dueOn }), ...(endsOn && { ends: endsOn }) }
        ];
      });
      cells.sort((a, b) => (a.course < b.course ? -1 : 1));
      return { ...one, unit: posting?.unitId ?? '', cells };
    })
    .filter(({ unit, name, badge, cells }) => {
      if (!unit || !(name.toLowerCase().includes(text) || badge.toLowerCase().includes(text)))
        return false;
      if (asksCells(wish) && !cells.some((cell) => isAsked(cell, wish, day))) return false;
      for (let above: string | null = unit; above; above = tree.get(above) ?? null)
        if (above === (query.unit ?? units[0])) return true;
      return false;
    })
    .sort((a, b) => compare(a, b) * (query.sort === '-name' ? -1 : 1))
    .map(plain);
}

/** As PostgreSQL orders: by the bytes of the name, then of the id. */
function compare(a: One, b: One): number {
  return Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)) || (a.id < b.id ? -1 : 1);
}

// ---------- three years ----------

async function live(): Promise<void> {
  for (const id of courses)
    await db.insertInto('course').values({ id, created_at: start }).execute();
  for (let i = 0; i < 9; i++) {
    const parentId = i ? pick(units) : null;
    // named by its id, so that a row tells it
    const id = await unit(db, randomUUID(), parentId);
    await db.updateTable('unit').set({ name: id }).where('id', '=', id).execute();
    units.push(id);
    parents.set(id, parentId);
  }
  trees.push({ day: agencyDay(start), parents: new Map(parents) });
  manager = await hire(0, ['manager', units[0]!]);
  for (let i = 1; i < 130; i++) await hire(i);
  await db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one);
    for (const who of people)
      for (const course of courses) {
        const facts: Facts = { postings: who.postings, tasks: [], started: null, certificates: [] };
        if (random() < 0.3) continue;
        who.courses.set(course, facts);
        if (random() < 0.7) {
          const at = someTime();
          facts.started = agencyDay(at);
          await sql`insert into enrolment (id, person_id, course_id, started_at, seen_at)
            values (${randomUUID()}, ${who.id}, ${course}, ${at}, ${at})`.execute(one);
        }
        for (let n = Math.floor(random() * 3); n > 0; n--) {
          const at = someTime();
          const expires = new Date(at.getTime() + random() * 500 * 86400_000);
          facts.certificates.push({
            issued: agencyDay(at),
            expires: agencyDay(expires),
            revoked: null
          });
          const id = randomUUID();
          await sql`insert into certificate (id, code, person_id, attempt_id, course_id, revision_id,
              person_name, course_title, language, marks, issued_at, expires_at)
            values (${id}, ${id}, ${who.id}, ${randomUUID()}, ${course}, 'none', 'x', '{}', 'en',
              '{}', ${at}, ${expires})`.execute(one);
        }
        facts.certificates.sort((a, b) => (a.issued < b.issued ? -1 : 1));
        for (let n = Math.floor(random() * 3); n > 0; n--) {
          const at = someTime();
          const due = random() < 0.2 ? null : addDays(agencyDay(at), Math.floor(random() * 90));
          const gone = random() < 0.5 ? new Date(at.getTime() + random() * 200 * 86400_000) : null;
          facts.tasks.push({
            ...{ assigned: agencyDay(at), due, done: null },
            withdrawn: gone && agencyDay(gone)
          });
          await sql`insert into task (id, assignment_id, person_id, course_id, round, assigned_at,
              due_on, withdrawn_at, withdrawn_why)
            values (${randomUUID()}, ${randomUUID()}, ${who.id}, ${course}, 1, ${at}, ${due}, ${gone},
              ${gone && 'ended'})`.execute(one);
        }
      }
    await sql`set session_replication_role = origin`.execute(one);
  });
  await settleAll(db, now);
  const moves = Array.from({ length: 8 }, () => someTime()).sort((a, b) => Number(a) - Number(b));
  for (const at of moves) {
    const [id, parentId] = [pick(units.slice(1)), pick(units)];
    const outcome = await moveUnit(db, { id, parentId }, null, at);
    if (outcome?.kind === 'done') parents.set(id, parentId);
    trees.push({ day: agencyDay(at), parents: new Map(parents) });
  }
}

const someTime = () => new Date(start.getTime() + random() * (now.getTime() - start.getTime()));

async function hire(number: number, also?: ['manager', string]): Promise<string> {
  const name = random() < 0.6 ? pick(shared) : `Officer ${number}`;
  const times = [start, ...Array.from({ length: Math.floor(random() * 3) }, someTime)];
  times.sort((a, b) => Number(a) - Number(b));
  const id = await person(db, name, `b-${number}`, pick(units), also);
  await sql`delete from posting where person_id = ${id}`.execute(db);
  const postings: Facts['postings'] = [];
  for (const [place, from] of times.entries()) {
    const unitId = pick(units);
    // a third leave after their last posting
    const next = times[place + 1] ?? (number && random() < 0.3 ? now : null);
    postings.push({ unitId, from: agencyDay(from), until: next && agencyDay(next) });
    await sql`insert into posting (id, person_id, unit_id, from_at, until_at)
      values (${randomUUID()}, ${id}, ${unitId}, ${from}, ${next})`.execute(db);
  }
  const held = postings.filter(({ from, until }) => until === null || from < until);
  people.push({ id, name, badge: `T-b-${number}`, postings: held, courses: new Map() });
  return id;
}
