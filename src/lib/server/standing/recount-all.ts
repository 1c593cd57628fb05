import type { Client } from 'pg';
import { kyselyOver } from '#lib/server/db/backup/kysely-over.ts';
import { copyInto, line, plain } from '#lib/server/db/bulk/copy-into.ts';
import { lockTogether, makeAnew } from '#lib/server/db/bulk/make-anew.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import { mostBehind } from './add-marks.ts';
import { agencyDay } from './agency-day.ts';
import { lockStandings } from './lock-standings.ts';
import { personSpans } from './person-spans.ts';
import { beginDay } from './post-sums.ts';
import { readFacts } from './read-facts.ts';

/** So many people are read and written at a time. */
const batch = 1000;

/**
 * Makes spans and sums of everybody anew from the record, in the caller's transaction: what settling
 * gives, had it been done from the first day on. Until it ends pages show the figures of before, and
 * what changes meanwhile is settled afterwards; who moves a unit waits. `tell` hears how much is done,
 * 0 to 1. About a minute for a hundred thousand enrolments.
 */
export async function recountAll(
  client: Client,
  now: Date,
  { tell = () => {}, most = mostBehind }: { tell?: (done: number) => void; most?: number } = {}
): Promise<void> {
  const tx = kyselyOver(client) as unknown as Tx;
  await lockStandings(tx);
  // a sort of ten million rows in the four megabytes of a page would take twice as long
  await client.query(`set local work_mem to '256MB'; set local maintenance_work_mem to '256MB'`);
  // what these say was written before what is read below
  await client.query('delete from standing_stale');
  const span = await makeAnew(client, 'standing_span');
  const tally = await makeAnew(client, 'standing_tally');
  const mark = await makeAnew(client, 'standing_mark');
  const base = await makeAnew(client, 'standing_base');
  await writeSpans(client, tx, span.name, (done) => tell(done * 0.5));
  await client.query(sumsOf(span.name, tally.name));
  tell(0.7);
  const turns = turnsOf(tally.name, agencyDay(now), most);
  await client.query(`create temporary table standing_turn on commit drop as ${turns}`);
  await client.query('analyze standing_turn');
  await client.query(marksOf(mark.name));
  await client.query(basesOf(tally.name, mark.name, base.name));
  await client.query('drop table standing_turn');
  tell(0.8);
  for (const table of [span, tally, mark, base]) await table.index();
  tell(0.95);
  await lockTogether(client, ['standing_span', 'standing_tally', 'standing_mark', 'standing_base']);
  for (const table of [span, tally, mark, base]) await table.swap();
  await client.query('delete from standing_post_day');
  await beginDay(tx, agencyDay(now));
  tell(1);
}

async function writeSpans(
  client: Client,
  tx: Tx,
  table: string,
  tell: (done: number) => void
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    'select distinct person_id as id from posting order by 1'
  );
  const people = rows.map(({ id }) => id);
  for (let first = 0; first < people.length; first += batch) {
    const some = people.slice(first, first + batch);
    const facts = await readFacts(tx, some);
    await copyInto(client, table, columns, [
      some
        .flatMap((id) => personSpans(id, facts.get(id)!))
        .map(({ personId, courseId, from, until, unitId, standing, due, dueOn, endsOn }) =>
          line(personId, plain(courseId), from, until, unitId, standing, due, dueOn, endsOn)
        )
        .join('')
    ]);
    tell((first + some.length) / people.length);
  }
}

const columns = [
  'person_id',
  'course_id',
  'from_day',
  'until_day',
  'unit_id',
  'standing',
  'due',
  'due_on',
  'ends_on'
];

/** What add-tallies.ts adds span by span, all at once. */
const sumsOf = (span: string, tally: string) => `
  insert into ${tally} (unit_id, day, course_id, standing, due, change)
  select above_id, turn.day, course_id, standing, due, sum(turn.change)::int
  from (
    select unit_id, course_id, standing, due, raw.day, sum(raw.change) as change
    from ${span} cross join lateral (
      select from_day as day, 1 as change
      union all select until_day, -1 where until_day is not null
    ) as raw
    group by 1, 2, 3, 4, 5 having sum(raw.change) <> 0
  ) as raw
  join unit_reach as reach on reach.unit_id = raw.unit_id
    and (reach.until_day is null or raw.day < reach.until_day)
  cross join lateral (
    select greatest(raw.day, reach.from_day) as day, raw.change
    union all select reach.until_day, -raw.change where reach.until_day is not null
  ) as turn
  group by 1, 2, 3, 4, 5 having sum(turn.change) <> 0
  -- so lie beside each other what a page reads together
  order by 1, 2`;

/** The days before today on which a unit's sums changed, cut where more changes than these lie behind. */
const turnsOf = (tally: string, today: Day, most: number) => `
  select unit_id, day, stretch,
    min(day) filter (where stretch > 0) over (partition by unit_id, stretch) as mark
  from (
    select unit_id, day,
      floor((sum(changes) over (partition by unit_id order by day) - changes) / ${most})::int as stretch
    from (
      select unit_id, day, count(*) as changes from ${tally} where day < '${today}'::date group by 1, 2
    ) as by_day
  ) as cut`;

const marksOf = (mark: string) => `
  insert into ${mark} (unit_id, day)
  select distinct unit_id, mark from standing_turn where mark is not null`;

/** Each sum holds from the mark after a change until the mark after the next one. */
const basesOf = (tally: string, mark: string, base: string) => `
  insert into ${base} (unit_id, day, course_id, standing, due, people)
  select held.unit_id, mark.day, course_id, standing, due, people
  from (
    select unit_id, course_id, standing, due, first,
      sum(change) over line::int as people, lead(first) over line as next
    from (
      select tally.unit_id, course_id, standing, due, first, sum(change) as change
      from ${tally} as tally join standing_turn as turn using (unit_id, day)
      join (
        select unit_id, stretch, lead(min(mark)) over (partition by unit_id order by stretch) as first
        from standing_turn group by 1, 2
      ) as after on after.unit_id = turn.unit_id and after.stretch = turn.stretch
      where first is not null
      group by 1, 2, 3, 4, 5
    ) as by_mark
    window line as (partition by unit_id, course_id, standing, due order by first)
  ) as held
  join ${mark} as mark on mark.unit_id = held.unit_id and mark.day >= first
    and (next is null or mark.day < next)
  where people <> 0`;
