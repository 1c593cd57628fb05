import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { randomOf } from '#lib/domain/random.ts';
import type { Facts } from '#lib/domain/standing/facts.ts';
import { concernOf, concerns, isSo, noConcerns } from '#lib/domain/standing/overview.ts';
import { standingOn } from '#lib/domain/standing/span.ts';
import { addDays, type Day } from '#lib/domain/time/day.ts';
import { plainClient } from '#lib/server/db/backup/plain-client.ts';
import { addMarks } from '#lib/server/standing/add-marks.ts';
import { agencyDay } from '#lib/server/standing/agency-day.ts';
import { lockStandings } from '#lib/server/standing/lock-standings.ts';
import { countsOn } from '#lib/server/standing/queries.ts';
import { readPosts } from '#lib/server/standing/read-posts.ts';
import { recountAll } from '#lib/server/standing/recount-all.ts';
import { settle, settleAll } from '#lib/server/standing/settle.ts';
import { moveUnit } from '#lib/server/unit/move-unit.ts';
import { testDatabase } from '../../support/database.ts';
import { person, unit } from '../../support/village.ts';

const { db, url, statements } = await testDatabase();
const courses = ['saiga-horn', 'falcons'];
for (const id of courses)
  await db.insertInto('course').values({ id, created_at: new Date() }).execute();

const shape = await shapes();

/** What a person did and was told, kept beside the database: what it must give again. */
type Person = { id: string; courses: Map<string, Facts>; postings: Facts['postings'] };

test('whatever happens, sums of any day are what a recount of the record gives', async () => {
  const random = randomOf('three years of an agency');
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const people: Person[] = [];
  const trees: { day: Day; parents: Map<string, string | null> }[] = [];
  const parents = new Map<string, string | null>();
  let now = new Date('2026-01-05T03:00:00Z');

  const units: string[] = [];
  const names = new Map<string, string>();
  const plant = async (parentId: string | null) => {
    const name = randomUUID();
    const id = await unit(db, name, parentId);
    names.set(id, name);
    units.push(id);
    parents.set(id, parentId);
  };
  await plant(null);
  for (let i = 0; i < 7; i++) await plant(pick(units));

  const acts = [hire, post, post, open, certify, certify, revoke, assign, assign, move, rest];
  for (let step = 0; step < 400; step++) {
    now = new Date(now.getTime() + Math.floor(random() * 3 * 24) * 3600_000);
    await pick(acts)();
    trees.push({ day: agencyDay(now), parents: new Map(parents) });
    if (random() < 0.2) await settle(db, now, { atMost: 3 });
    if (random() < 0.1) await markWherePiledUp();
  }
  await settleAll(db, now);
  // and what happens on a day that is counted already
  const busy = acts.filter((act) => act !== rest);
  for (let step = 0; step < 40; step++) {
    await pick(busy)();
    trees.push({ day: agencyDay(now), parents: new Map(parents) });
    if (step % 7 === 0) await settle(db, now, { atMost: 5 });
  }
  await settle(db, now, { atMost: 500 });
  const today = agencyDay(now);
  const days = Array.from({ length: 40 }, () => addDays(today, Math.floor(random() * 1200) - 800));
  for (const day of [...days, today])
    expect((await countsOn(db, units, day)).map(told).sort(), day).toEqual(recount(day));
  expect(await wrongMarks()).toEqual([]);
  const settled = await everything();
  await recountAnew(now);
  expect(await wrongMarks()).toEqual([]);
  // whoever settles on adds a change to a sum that has become nothing: the row stays
  expect(await everything()).toEqual(settled);
  expect(await shapes()).toEqual(shape);
  for (const day of [...days, today])
    expect((await countsOn(db, units, day)).map(told).sort(), day).toEqual(recount(day));

  // what wants action: today out of kept sums, and on other days out of spans
  const kept = await sql<{ day: Day }>`select day::text from standing_post_day`.execute(db);
  expect(kept.rows).toEqual([{ day: today }]);
  for (const on of [today, ...days.filter((day) => day < today).slice(0, 8)])
    for (const course of [null, ...courses]) {
      const asked = { on, course };
      const all = await readPosts(db, units, asked);
      for (const id of units)
        expect(all.concerns.get(id), `${on} ${course}`).toEqual(wanting(id, asked, true));
      for (const top of units) {
        const { pressing, pressingInAll } = await readPosts(db, [top], asked);
        const worst = pressingUnder(top, asked);
        expect(pressingInAll).toBe(worst.length);
        expect(pressing).toEqual(worst.slice(0, 8));
      }
    }

  async function markWherePiledUp() {
    await db.transaction().execute(async (tx) => {
      await lockStandings(tx);
      await sql`delete from standing_marked`.execute(tx);
      await addMarks(tx, agencyDay(now), 6);
    });
  }
  async function hire() {
    const unitId = pick(units);
    const id = await person(db, 'Somebody', randomUUID(), unitId);
    await sql`update posting set from_at = ${now} where person_id = ${id}`.execute(db);
    const postings = [{ unitId, from: agencyDay(now), until: null }];
    people.push({ id, postings, courses: new Map() });
  }
  async function post() {
    const one = pick(people);
    if (!one) return;
    const open = one.postings.find(({ until }) => until === null);
    if (open) {
      open.until = agencyDay(now);
      await sql`update posting set until_at = ${now}
        where person_id = ${one.id} and until_at is null`.execute(db);
      if (random() < 0.2) return;
    }
    const unitId = pick(units);
    one.postings.push({ unitId, from: agencyDay(now), until: null });
    await db
      .insertInto('posting')
      .values({ id: randomUUID(), person_id: one.id, unit_id: unitId, from_at: now })
      .execute();
  }
  async function open() {
    const [one, course] = [pick(people), pick(courses)];
    if (!one || factsOf(one, course).started) return;
    factsOf(one, course).started = agencyDay(now);
    await enrol(one.id, course, now);
  }
  async function certify() {
    const [one, course] = [pick(people), pick(courses)];
    if (!one) return;
    const expires = random() < 0.2 ? null : new Date(now.getTime() + random() * 500 * 86400_000);
    factsOf(one, course).certificates.push({
      issued: agencyDay(now),
      expires: expires && agencyDay(expires),
      revoked: null
    });
    await certificate(one.id, course, now, expires);
  }
  async function revoke() {
    const [one, course] = [pick(people), pick(courses)];
    const last = one && factsOf(one, course).certificates.at(-1);
    if (!last || last.revoked) return;
    last.revoked = agencyDay(now);
    await sql`insert into revocation (certificate_id, revoked_at, revoked_by, reason)
      select id, ${now}, ${one.id}, 'Not earned' from certificate
      where person_id = ${one.id} and course_id = ${course} order by number desc limit 1`.execute(
      db
    );
  }
  async function assign() {
    const [one, course] = [pick(people), pick(courses)];
    if (!one) return;
    const due = random() < 0.2 ? null : addDays(agencyDay(now), Math.floor(random() * 90));
    factsOf(one, course).tasks.push({ assigned: agencyDay(now), due, done: null, withdrawn: null });
    await task(one.id, course, now, due, units[0]!);
  }
  async function move() {
    const [id, under] = [pick(units.slice(1)), pick(units)];
    const outcome = await moveUnit(db, { id, parentId: under }, null, now);
    if (outcome?.kind === 'done') parents.set(id, under);
  }
  async function rest() {
    now = new Date(now.getTime() + 20 * 86400_000);
  }

  /** How many people posted at a unit, or at it and below it, are in each concern. */
  function wanting(unitId: string, asked: { on: Day; course: string | null }, below: boolean) {
    const { on, course } = asked;
    const counts = noConcerns();
    for (const { postings, courses } of people) {
      const here = postings.find(({ from, until }) => from <= on && (until === null || on < until));
      if (!here || !(below ? isUnder(here.unitId, unitId, on) : here.unitId === unitId)) continue;
      const stood = [...courses]
        .filter(([id]) => id === (course ?? id))
        .flatMap(([, facts]) => standingOn(facts, on) ?? []);
      for (const concern of concerns)
        if (stood.some((one) => isSo(concernOf[concern], one, on))) counts[concern]++;
    }
    return counts;
  }
  function pressingUnder(top: string, asked: { on: Day; course: string | null }) {
    const { on } = asked;
    const order = ['over', 'due-week', 'ending-7', 'never-started'] as const;
    return units
      .filter(
        (id) =>
          [on, today].every((day) => isUnder(id, top, day)) && ![...parents.values()].includes(id)
      )
      .map((id) => ({ id, name: names.get(id)!, concerns: wanting(id, asked, false) }))
      .filter(({ concerns: one }) => one.over + one['due-week'] + one['ending-7'] > 0)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .sort((a, b) => order.reduce((more, w) => more || b.concerns[w] - a.concerns[w], 0));
  }
  function isUnder(unitId: string, above: string, day: Day): boolean {
    const tree = treeOn(day);
    for (let at: string | null = unitId; at; at = tree.get(at) ?? null)
      if (at === above) return true;
    return false;
  }
  function treeOn(day: Day) {
    return trees.findLast((one) => one.day <= day)?.parents ?? trees[0]!.parents;
  }

  function recount(day: Day): string[] {
    const tree = treeOn(day);
    const counts = new Map<string, number>();
    const count = (unitId: string, rest: string) => {
      for (let above: string | null = unitId; above; above = tree.get(above) ?? null)
        counts.set(`${above} ${rest}`, (counts.get(`${above} ${rest}`) ?? 0) + 1);
    };
    for (const { postings, courses } of people) {
      const here = postings.find(
        ({ from, until }) => from <= day && (until === null || day < until)
      );
      if (here) count(here.unitId, ' posted none');
      for (const [course, facts] of courses) {
        const stood = standingOn(facts, day);
        if (stood) count(stood.unitId, `${course} ${stood.standing} ${stood.due}`);
      }
    }
    return [...counts].map(([key, people]) => `${key} ${people}`).sort();
  }
}, 120_000);

test('settling what is settled asks once', async () => {
  const sent = await statements(() => settle(db, new Date('2035-01-01T00:00:00Z')));
  expect(sent.length).toBeGreaterThan(1);
  expect(await statements(() => settle(db, new Date('2035-01-01T00:00:00Z')))).toHaveLength(1);
});

test('many who settle at once count nobody twice', async () => {
  const top = await unit(db, 'Top', null);
  for (let i = 0; i < 20; i++) await person(db, `Officer ${i}`, randomUUID(), top);
  const now = new Date('2035-01-02T00:00:00Z');
  await Promise.all(Array.from({ length: 8 }, () => settle(db, now, { atMost: 5 })));
  await settleAll(db, now);
  expect((await countsOn(db, [top], '2035-01-02')).map(({ people }) => people)).toEqual([20]);
});

async function recountAnew(now: Date): Promise<void> {
  const client = await plainClient(url);
  await client.query('begin');
  await recountAll(client, now, { most: 6 });
  await client.query('commit');
  await client.end();
}

/** All that is kept, as text. */
async function everything(): Promise<string[]> {
  const { rows } = await sql<{ row: string }>`
    select row(person_id, course_id, from_day, until_day, unit_id, standing, due, due_on,
      ends_on)::text as row
    from standing_span
    union all
    select 'post ' || row(post.*)::text from standing_post as post
    where over + due_week + at_risk + ending_90 + expired > 0
    union all
    select row(unit_id, day, course_id, standing, due, change)::text from standing_tally
    where change <> 0
    order by 1`.execute(db);
  return rows.map(({ row }) => row);
}

/** Marks whose sum is not that of the changes before it. */
async function wrongMarks(): Promise<unknown[]> {
  const { rows } = await sql`
    select mark.unit_id, mark.day, course_id, standing, due, sum(people) from (
      select unit_id, day, course_id, standing, due, people from standing_base
      union all
      select mark.unit_id, mark.day, course_id, standing, due, -change
      from standing_mark as mark join standing_tally as tally
        on tally.unit_id = mark.unit_id and tally.day < mark.day
    ) as mark group by 1, 2, 3, 4, 5 having sum(people) <> 0`.execute(db);
  return rows;
}

/** Columns, keys and indexes of the tables that are made anew. */
async function shapes(): Promise<string[]> {
  const { rows } = await sql<{ said: string }>`
    select conname || ' ' || pg_get_constraintdef(oid) as said from pg_constraint
    where conrelid::regclass::text in ('standing_span', 'standing_tally', 'standing_base')
    union all
    select pg_get_indexdef(indexrelid) from pg_index
    where indrelid::regclass::text in ('standing_span', 'standing_tally', 'standing_base')
    order by 1`.execute(db);
  return rows.map(({ said }) => said);
}

const told = ({
  unitId,
  courseId,
  standing,
  due,
  people
}: Awaited<ReturnType<typeof countsOn>>[number]) =>
  `${unitId} ${courseId} ${standing} ${due} ${people}`;

function factsOf({ courses, postings }: Person, course: string): Facts {
  let facts = courses.get(course);
  if (!facts)
    courses.set(course, (facts = { postings, tasks: [], started: null, certificates: [] }));
  return facts;
}

async function enrol(personId: string, course: string, at: Date): Promise<void> {
  await sql`insert into enrolment (id, person_id, course_id, started_at, seen_at)
    values (${randomUUID()}, ${personId}, ${course}, ${at}, ${at})
    on conflict do nothing`.execute(db);
}

async function task(personId: string, course: string, at: Date, due: Day | null, unitId: string) {
  const id = randomUUID();
  await sql`insert into assignment
      (id, course_id, target, unit_id, due, fresh, batch_id, made_at)
    values (${id}, ${course}, 'people', ${unitId}, '{}', false, ${id}, ${at})`.execute(db);
  await sql`insert into assignment_person values (${id}, ${personId})`.execute(db);
  await sql`insert into task (id, assignment_id, person_id, course_id, round, assigned_at, due_on)
    values (${randomUUID()}, ${id}, ${personId}, ${course}, 1, ${at}, ${due})`.execute(db);
}

/** The row alone: what made it belongs to other tests. */
async function certificate(personId: string, course: string, at: Date, expires: Date | null) {
  await db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one);
    await sql`insert into standing_stale (person_id) values (${personId})`.execute(one);
    await sql`insert into certificate (id, code, person_id, attempt_id, course_id, revision_id,
        person_name, course_title, language, marks, issued_at, expires_at)
      values (${randomUUID()}, ${randomUUID()}, ${personId}, ${randomUUID()}, ${course}, 'none',
        'Somebody', '{}', 'en', '{}', ${at}, ${expires})`.execute(one);
    await sql`set session_replication_role = origin`.execute(one);
  });
}
