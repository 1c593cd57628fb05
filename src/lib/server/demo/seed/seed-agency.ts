import type { Client } from 'pg';
import { randomOf } from '#lib/domain/random.ts';
import { loadCourses } from '#lib/server/course/load-course.ts';
import { copyInto, line, plain } from '#lib/server/db/bulk/copy-into.ts';
import {
  silenceTriggers,
  takeOffIndexes,
  takeOffReferences
} from '#lib/server/db/bulk/take-off.ts';
import { openDb } from '#lib/server/db/database.ts';
import { kyselyOver } from '#lib/server/db/backup/kysely-over.ts';
import { plainClient } from '#lib/server/db/backup/plain-client.ts';
import { demoDoors } from '#lib/server/demo/demo-people.ts';
import { recountAll as recountRecognition } from '#lib/server/recognition/recount-all.ts';
import { recountAll as recountStandings } from '#lib/server/standing/recount-all.ts';
import { codesOf, idsOf } from './ids.ts';
import { live, type Plan } from './live.ts';
import { nameOf } from './names.ts';
import { planAssignments } from './plan-assignments.ts';
import { planCourse, type SeedCourse } from './plan-courses.ts';
import { planTree } from './plan-tree.ts';
import { columns, noLines, tables, type Lines } from './tables.ts';
import { stamp } from './stamp.ts';
import { writeLife, type Holder, type SeedEvent } from './write-life.ts';
import { writePlan } from './write-plan.ts';

export interface Wish {
  /** At least 20. */
  people: number;
  /** The same seed, number and day give the same agency. */
  seed: string;
  now: Date;
}

export type Part = 'people' | 'keys' | 'standings' | 'recognition' | 'tidy';
/** Of this part so much is done, 0 to 1; so many rows were written in all. */
export type Tell = (part: Part, done: number, rows: number) => void;

/** So long ago everything began, in milliseconds. */
export const threeYears = 3 * 365 * 86_400_000;

/** So many people are written in one go: some megabytes of text. */
const chunk = 500;

/**
 * Fills a database that has tables and published courses, and no unit, with an agency that worked for
 * three years: in one transaction, so that a stop leaves nothing. Nobody else can use the database
 * meanwhile. A tenth of a million people take some minutes.
 */
export async function seedAgency(url: string, wish: Wish, tell: Tell = () => {}): Promise<void> {
  const courses = await readCourses(url);
  const client = await plainClient(url);
  try {
    await client.query(
      `begin; set local maintenance_work_mem to '256MB'; set local work_mem to '256MB'`
    );
    const plan = makePlan(courses, wish);
    const references = await takeOffReferences(client);
    const indexes = await takeOffIndexes(client, tables);
    const triggers = await silenceTriggers(client, tables);
    const rows = await writeAll(client, plan, tell);
    let keys = 0;
    const told = () => tell('keys', ++keys / 130, rows);
    await indexes(told);
    await references(told);
    await triggers();
    for (const table of tables) await client.query(`analyze ${table}`);
    tell('keys', 1, rows);
    await recountStandings(client, wish.now, { tell: (done) => tell('standings', done, rows) });
    await recountRecognition(kyselyOver(client));
    tell('recognition', 1, rows);
    await client.query('commit');
    // pages are read without asking for each row whether it holds
    await client.query('vacuum analyze');
    tell('tidy', 1, rows);
  } finally {
    await client.end();
  }
}

async function readCourses(url: string): Promise<SeedCourse[]> {
  const db = openDb(url);
  try {
    return (await loadCourses(db)).map(planCourse);
  } finally {
    await db.destroy();
  }
}

/** What the wish leaves open: units, assignments, ids. */
export function makePlan(courses: SeedCourse[], { people, seed, now: today }: Wish): Plan {
  const newId = idsOf(`${seed} ids`);
  const newCode = codesOf(`${seed} codes`);
  const [now, began] = [today.getTime(), today.getTime() - threeYears];
  const tree = planTree(people, seed, now);
  const assignments = planAssignments(tree, courses, { seed, began, now, newId });
  return { seed, people, began, now, tree, courses, assignments, newId, newCode, bossId: newId() };
}

async function writeAll(client: Client, plan: Plan, tell: Tell): Promise<number> {
  let rows = 0;
  const write = async (lines: Lines) => {
    for (const table of tables) {
      if (!lines[table].length) continue;
      rows += lines[table].length;
      await copyInto(client, table, columns[table], [lines[table].join('')]);
    }
  };
  let lines = noLines();
  const acts = writePlan(plan, lines);
  let writing = write(lines);
  for (let first = 0; first < plan.people; first += chunk) {
    lines = noLines();
    const last = Math.min(plan.people, first + chunk);
    for (let number = first; number < last; number++) {
      const random = randomOf(`${plan.seed} person ${number}`);
      const holder = holderOf(plan, number, random);
      const chief = holder.role?.role === 'manager' ? holder.role.unit : null;
      const life = live(plan, random, chief ?? (holder.role ? 0 : null));
      if (number === 0) life.id = plan.bossId;
      acts.push(...writeLife(plan, life, holder, random, lines));
    }
    // these lives were thought of while the ones before were written
    await writing;
    writing = write(lines);
    tell('people', last / plan.people, rows);
  }
  await writing;
  await write({ ...noLines(), event: eventLines(plan, acts) });
  return rows;
}

/** The first are chiefs of the units, from the top down; then come a trainer and an administrator. */
function holderOf({ tree: { units } }: Plan, number: number, random: () => number): Holder {
  const named = nameOf(random);
  const badge = `S-${String(number + 1).padStart(6, '0')}`;
  if (number < units.length)
    return {
      ...{ ...named, badge: number === 0 ? demoDoors.manager : badge },
      role: { role: 'manager', unit: number }
    };
  if (number === units.length)
    return { ...named, badge: demoDoors.trainer, role: { role: 'trainer', unit: null } };
  if (number === units.length + 1)
    return {
      ...named,
      badge: demoDoors.administrator,
      role: { role: 'administrator', unit: null }
    };
  if (number === units.length + 2) return { ...named, badge: demoDoors.officer, role: null };
  return { ...named, badge, role: null };
}

function eventLines({ newId, bossId }: Plan, acts: SeedEvent[]): string[] {
  return acts
    .sort((a, b) => a.at - b.at)
    .map(({ at, what, about, details }) =>
      line(newId(), stamp(at), bossId, what, about, plain(JSON.stringify(details)))
    );
}
