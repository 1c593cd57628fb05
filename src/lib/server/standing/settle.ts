import { sql } from 'kysely';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import type { Day } from '#lib/domain/time/day.ts';
import { addMarks } from './add-marks.ts';
import { addTallies } from './add-tallies.ts';
import { agencyDay } from './agency-day.ts';
import { lockStandings, tryLockStandings } from './lock-standings.ts';
import { readFacts } from './read-facts.ts';
import { personSpans, type PersonSpan } from './person-spans.ts';
import { addPosts, beginDay, type Restated } from './post-sums.ts';

/** So many people are brought up to date in one transaction. About 0.3 s. */
const batch = 500;

/**
 * Brings spans and sums up to date with the record, for at most so many people; says whether some
 * are left. The database notes whose record changed in the transaction that changes it, so that what
 * is read after this is what a recount would give. One at a time: a job waits for another, a page
 * (`atMost`) does not, and is told that something is left. One statement when nothing changed.
 */
export async function settle(
  db: Db,
  now: Date,
  { atMost }: { atMost?: number } = {}
): Promise<{ left: boolean }> {
  return settleSome(db, now, { atMost: atMost ?? batch, isPage: atMost !== undefined });
}

/** All that is left to do. */
export async function settleAll(db: Db, now: Date): Promise<void> {
  await settleSome(db, now, { atMost: Infinity, isPage: false });
}

interface Share {
  atMost: number;
  /** Somebody waits for a page: what can be left to the job is left to it. */
  isPage: boolean;
}

async function settleSome(
  db: Db,
  now: Date,
  { atMost, isPage }: Share
): Promise<{ left: boolean }> {
  const today = agencyDay(now);
  if (!(await isDue(db, today, isPage))) return { left: false };
  let room = atMost;
  while (room > 0) {
    const taken = await settleBatch(db, today, Math.min(room, batch), isPage);
    if (taken === 'busy') return { left: true };
    if (taken === 0) return { left: false };
    room -= taken;
  }
  return { left: await isDue(db, today, isPage) };
}

async function isDue(db: Db, today: Day, isPage: boolean): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from standing_stale)
      or (not ${isPage}::boolean and not exists (
        select from standing_marked where day >= ${today}::date))
      or (not ${isPage}::boolean and not exists (
        select from standing_post_day where day >= ${today}::date)) as due`.execute(db);
  return rows[0]!.due;
}

async function settleBatch(
  db: Db,
  today: Day,
  room: number,
  isPage: boolean
): Promise<number | 'busy'> {
  return db.transaction().execute(async (tx) => {
    if (!isPage) await lockStandings(tx);
    else if (!(await tryLockStandings(tx))) return 'busy';
    if (!isPage) {
      await addMarks(tx, today);
      await beginDay(tx, today);
    }
    const { rows } = await sql<{ id: string }>`
      with taken as (
        delete from standing_stale
        where seq in (select seq from standing_stale order by seq limit ${room})
        returning person_id)
      select distinct person_id as id from taken`.execute(tx);
    const people = rows.map(({ id }) => id);
    if (people.length) await restate(tx, people);
    return rows.length;
  });
}

/** Replaces what is kept of these people by what their record says. */
async function restate(tx: Tx, people: string[]): Promise<void> {
  const facts = await readFacts(tx, people);
  const kept = await readSpans(tx, people);
  const gone: PersonSpan[] = [];
  const come: PersonSpan[] = [];
  const restated: Restated[] = [];
  for (const id of people) {
    const [before, after] = [kept.get(id) ?? [], personSpans(id, facts.get(id)!)];
    restated.push({ before, after });
    const old = new Map(before.map((span) => [JSON.stringify(span), span]));
    for (const span of after) if (!old.delete(JSON.stringify(span))) come.push(span);
    gone.push(...old.values());
  }
  await takeSpans(tx, gone);
  await addSpans(tx, come);
  await addTallies(tx, gone, come);
  await addPosts(tx, restated);
}

async function readSpans(tx: Tx, people: string[]): Promise<Map<string, PersonSpan[]>> {
  const { rows } = await sql<PersonSpan>`
    select person_id as "personId", course_id as "courseId", unit_id as "unitId", standing, due,
      due_on::text as "dueOn", ends_on::text as "endsOn",
      from_day::text as from, until_day::text as until
    from standing_span where person_id = any(${people}::uuid[])`.execute(tx);
  return Map.groupBy(rows, ({ personId }) => personId);
}

async function takeSpans(tx: Tx, spans: PersonSpan[]): Promise<void> {
  if (!spans.length) return;
  await sql`delete from standing_span using ${asRows(spans)} as gone
    where standing_span.person_id = gone."personId" and standing_span.course_id = gone."courseId"
      and standing_span.from_day = gone."from"`.execute(tx);
}

async function addSpans(tx: Tx, spans: PersonSpan[]): Promise<void> {
  if (!spans.length) return;
  await sql`insert into standing_span
      (person_id, course_id, unit_id, standing, due, due_on, ends_on, from_day, until_day)
    select "personId", "courseId", "unitId", standing, due, "dueOn", "endsOn", "from", until
    from ${asRows(spans)} as come`.execute(tx);
}

const asRows = (
  spans: PersonSpan[]
) => sql`(select * from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb)
  as spans("personId" uuid, "courseId" text, "unitId" uuid, standing text, due text,
    "dueOn" date, "endsOn" date, "from" date, until date))`;
