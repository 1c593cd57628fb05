import { sql } from 'kysely';
import { groupShare, type ItemCounts } from '#lib/domain/question/statistics/item-statistics.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** So many of the newest sittings of the course count, and of the newest answers in the module. */
export const newestSittings = 500;
export const newestAnswers = 2500;

/**
 * What is counted of some questions of a course, a row for each version and way of being asked: in
 * the newest sittings of its exam (an item without an answer counts as wrong), and of a module the
 * newest first answers of each person. One statement whose cost does not grow with the record.
 */
export async function itemCounts(
  db: Db,
  courseId: string,
  questions: readonly string[],
  moduleId: string | null
): Promise<ItemCounts[]> {
  const { rows } = await sql<CountsRow>`
    with mine as (select id from revision where course_id = ${courseId}),
    sitting as (
      select id, started_at, (result ->> 'points')::float8 as points,
        (result ->> 'pointsOf')::float8 as points_of
      from attempt
      where submitted_at is not null and revision_id in (select id from mine)
      order by submitted_at desc limit ${newestSittings}),
    -- the time an answer took is known where the item was answered once
    given as (
      select s.id, s.attempt_id, s.question_id, s.answer,
        extract(epoch from s.given_at - lag(s.given_at, 1, sitting.started_at)
          over (partition by s.attempt_id order by s.seq)) as seconds,
        count(*) over of_item as times,
        row_number() over (partition by s.attempt_id, s.question_id order by s.seq desc) as back
      from sitting join response s on s.attempt_id = sitting.id
      window of_item as (partition by s.attempt_id, s.question_id)),
    in_exam as (
      select 'exam' as source, item.question_id, item.question_hash, item.attempt_id as taker,
        given.answer, k.points,
        coalesce(k.points_of, max(k.points_of) over (partition by item.question_hash), 1) as points_of,
        sitting.points as all_points, sitting.points_of as all_points_of,
        case when given.times = 1 and given.seconds between 0 and 3600 then given.seconds end as seconds
      from sitting
      join attempt_item item on item.attempt_id = sitting.id and item.question_id = any(${questions})
      left join given on given.attempt_id = item.attempt_id
        and given.question_id = item.question_id and given.back = 1
      left join lateral (select points, points_of from mark where response_id = given.id
        order by marked_at desc limit 1) k on true),
    recent as (
      select id, enrolment_id, question_id, question_hash, answer, seq from response
      where module_id = ${moduleId} and attempt_id is null and revision_id in (select id from mine)
      order by seq desc limit ${newestAnswers}),
    in_module as (
      select recent.*, k.points / k.points_of as x
      from recent
      join lateral (select points, points_of from mark where response_id = recent.id
        order by marked_at desc limit 1) k on true
      where not exists (select from response before where before.attempt_id is null
        and before.enrolment_id = recent.enrolment_id
        and before.question_id = recent.question_id and before.seq < recent.seq)),
    taken as (
      select source, question_id, question_hash, taker, answer, seconds,
        coalesce(points / points_of, 0) as x,
        (all_points - coalesce(points, 0)) / nullif(all_points_of - points_of, 0) as r
      from in_exam
      union all
      select 'module', question_id, question_hash, enrolment_id, answer, null, x,
        (sum(x) over by_taker - x) / nullif(count(*) over by_taker - 1, 0)
      from in_module window by_taker as (partition by enrolment_id)),
    placed as (
      select *, greatest(1, round(${sql.lit(groupShare)} * count(r) over version)) as size,
        count(r) over version as rested,
        row_number() over (partition by source, question_id, question_hash
          order by r nulls last, taker) as place
      from taken where question_id = any(${questions})
      window version as (partition by source, question_id, question_hash)),
    chosen as (
      select source, question_id, question_hash, choice, count(*) as count,
        count(*) filter (where place > rested - size and place <= rested) as upper,
        count(*) filter (where place <= size and place <= rested) as lower,
        count(r) as rested, coalesce(sum(r), 0) as rest
      from placed
      cross join lateral jsonb_array_elements_text(case
        when answer is null then '[""]'
        when answer ? 'choice' then jsonb_build_array(answer -> 'choice')
        when answer ? 'choices' then answer -> 'choices'
        when answer ? 'region' then jsonb_build_array(answer -> 'region')
        else '[]' end) as choice
      group by source, question_id, question_hash, choice)
    select source, question_id, question_hash,
      count(*)::int as asked, count(answer)::int as answered, sum(x)::float8 as marks,
      count(r)::int as n, max(size)::int as size,
      coalesce(sum(x) filter (where r is not null), 0)::float8 as x,
      coalesce(sum(x * x) filter (where r is not null), 0)::float8 as xx,
      coalesce(sum(r), 0)::float8 as r, coalesce(sum(r * r), 0)::float8 as rr,
      coalesce(sum(x * r), 0)::float8 as xr,
      percentile_cont(0.5) within group (order by seconds::float8) as median,
      count(seconds)::int as timed,
      (select coalesce(jsonb_agg(jsonb_build_object('choice', choice, 'count', count, 'upper', upper,
          'lower', lower, 'rested', chosen.rested, 'rest', rest) order by count desc, choice), '[]')
        from chosen where (chosen.source, chosen.question_id, chosen.question_hash)
          = (placed.source, placed.question_id, placed.question_hash)) as choices
    from placed group by source, question_id, question_hash
    order by asked desc, question_hash, source`.execute(db);
  return rows.map(toCounts);
}

interface CountsRow {
  source: ItemCounts['from'];
  question_id: string;
  question_hash: string;
  asked: number;
  answered: number;
  marks: number;
  n: number;
  size: number;
  x: number;
  xx: number;
  r: number;
  rr: number;
  xr: number;
  median: number | null;
  timed: number;
  choices: ItemCounts['choices'];
}

function toCounts(row: CountsRow): ItemCounts {
  const { n, x, xx, r, rr, xr } = row;
  return {
    question: row.question_id,
    hash: row.question_hash,
    from: row.source,
    asked: row.asked,
    answered: row.answered,
    marks: row.marks,
    sums: { n, x, xx, r, rr, xr },
    groupSize: Math.min(row.size, n),
    time: { median: row.median, known: row.timed },
    choices: row.choices
  };
}
