import { sql } from 'kysely';
import type { Tx } from '#lib/server/db/schema.ts';

/**
 * Adds new marks to the sums that managers look at, and takes away what the mark before each had
 * added: in the transaction that writes the marks, so that the sums are always those of the log. Marks
 * of answers that tell nothing apart change nothing. One statement; rows are taken in the order of their
 * keys, so that two at once wait for each other and never in a ring.
 */
export async function countMarks(tx: Tx, markIds: readonly string[]): Promise<void> {
  if (markIds.length === 0) return;
  await sql`
    with added as (
      select id, response_id, marked_at from mark where id = any(${markIds}::uuid[])),
    counted as (
      select one.*, added.times from (
        select id, 1 as times from added
        union all
        select before.id, -1 from added cross join lateral (
          select id from mark where response_id = added.response_id
            and marked_at < added.marked_at order by marked_at desc limit 1) before) added
      join recognition_of_mark one on one.mark_id = added.id),
    -- a person is counted with the first mark of an answer; another mark adds nobody
    firsts as (
      select person_id, unit_id, taxon_group, quarter, kind, truth from counted
      where response_id not in (select response_id from counted where times < 0)),
    persons as (
      insert into recognition_person as kept (taxon_group, unit_id, quarter, person_id, answers)
      select taxon_group, unit_id, quarter, person_id, count(*) from firsts
      group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (taxon_group, unit_id, quarter, person_id)
      do update set answers = kept.answers + excluded.answers),
    taxa as (
      insert into recognition_taxon as kept (taxon_group, truth, unit_id, person_id, last_quarter,
        answers)
      select taxon_group, truth, unit_id, person_id, max(quarter), count(*) from (
        select * from firsts where kind = 'identify'
        union all
        select person_id, unit_id, taxon_group, quarter, 'all', '' from firsts) one
      group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (taxon_group, truth, unit_id, person_id)
      do update set answers = kept.answers + excluded.answers,
        last_quarter = greatest(kept.last_quarter, excluded.last_quarter))
    insert into recognition as kept (kind, taxon_group, unit_id, quarter, truth, answer, ${sums})
    select coalesce(kind, 'all'), taxon_group, unit_id, quarter, coalesce(truth, ''),
      coalesce(answer, ''), ${sumOf()},
      ${sumOf(sql`good`)}, ${sumOf(sql`decided = 'hit'`)}, ${sumOf(sql`decided = 'miss'`)},
      ${sumOf(sql`decided = 'false-alarm'`)}, ${sumOf(sql`decided = 'correct-clear'`)},
      ${sumOf(sql`confidence = 1`)}, ${sumOf(sql`confidence = 1 and good`)},
      ${sumOf(sql`confidence = 2`)}, ${sumOf(sql`confidence = 2 and good`)},
      ${sumOf(sql`confidence = 3`)}, ${sumOf(sql`confidence = 3 and good`)}
    from counted
    group by grouping sets ((kind, taxon_group, unit_id, quarter, truth, answer),
      (taxon_group, unit_id, quarter))
    order by 1, 2, 3, 4, 5, 6
    on conflict (kind, taxon_group, unit_id, quarter, truth, answer) do update set
      ${added}`.execute(tx);
}

/** The columns of `recognition` that are sums. */
export const summed = [
  ...['answers', 'good', 'hits', 'misses', 'false_alarms', 'clears', 'guessed', 'guessed_good'],
  ...['fairly', 'fairly_good', 'sure', 'sure_good']
];

const sums = sql.join(summed.map((name) => sql.ref(name)));

const sumOf = (which = sql`true`) => sql`coalesce(sum(times) filter (where ${which}), 0)::int`;

const added = sql.join(
  summed.map((name) => sql`${sql.ref(name)} = kept.${sql.ref(name)} + excluded.${sql.ref(name)}`)
);
