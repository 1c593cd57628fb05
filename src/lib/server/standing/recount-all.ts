import type { Client } from 'pg';
import { kyselyOver } from '#lib/server/db/backup/kysely-over.ts';
import { copyInto, line, plain } from '#lib/server/db/bulk/copy-into.ts';
import { makeAnew } from '#lib/server/db/bulk/make-anew.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import { agencyDay } from './agency-day.ts';
import { lockStandings } from './lock-standings.ts';
import { personSpans } from './person-spans.ts';
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
  tell: (done: number) => void = () => {}
): Promise<void> {
  const tx = kyselyOver(client) as unknown as Tx;
  await lockStandings(tx);
  // what these say was written before what is read below
  await client.query('delete from standing_stale');
  const span = await makeAnew(client, 'standing_span');
  const tally = await makeAnew(client, 'standing_tally');
  const base = await makeAnew(client, 'standing_base');
  await writeSpans(client, tx, span.name, (done) => tell(done * 0.5));
  await client.query(sumsOf(span.name, tally.name));
  tell(0.7);
  await client.query(beginQuarters(tally.name), [agencyDay(now)]);
  await client.query(basesOf(tally.name, base.name));
  tell(0.8);
  for (const table of [span, tally, base]) await table.index();
  tell(0.95);
  for (const table of [span, tally, base]) await table.swap();
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
        .map(({ personId, courseId, from, until, unitId, standing, due }) =>
          line(personId, plain(courseId), from, until, unitId, standing, due)
        )
        .join('')
    ]);
    tell((first + some.length) / people.length);
  }
}

const columns = ['person_id', 'course_id', 'from_day', 'until_day', 'unit_id', 'standing', 'due'];

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
  group by 1, 2, 3, 4, 5 having sum(turn.change) <> 0`;

/** Every quarter in which something was, so that no page adds up years whatever day it asks about. */
const beginQuarters = (tally: string) => `
  insert into standing_quarter
  select generate_series(date_trunc('quarter', min(day)), date_trunc('quarter', $1::date),
    interval '3 months')::date
  from ${tally} where day <= $1::date
  on conflict do nothing`;

/** Each sum holds from the quarter after a change until the quarter after the next one. */
const basesOf = (tally: string, base: string) => `
  insert into ${base} (unit_id, quarter, course_id, standing, due, people)
  select unit_id, quarter, course_id, standing, due, people
  from (
    select unit_id, course_id, standing, due, first,
      sum(change) over line::int as people, lead(first) over line as next
    from (
      select unit_id, course_id, standing, due, sum(change) as change,
        (date_trunc('quarter', day) + interval '3 months')::date as first
      from ${tally} where day < (select max(quarter) from standing_quarter)
      group by unit_id, course_id, standing, due, first
    ) as by_quarter
    window line as (partition by unit_id, course_id, standing, due order by first)
  ) as held
  join standing_quarter on quarter >= first and (next is null or quarter < next)
  where people <> 0`;
