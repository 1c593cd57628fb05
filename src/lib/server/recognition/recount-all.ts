import { sql } from 'kysely';
import type { Db } from '#lib/server/db/schema.ts';
import { summed } from './count-marks.ts';

/**
 * Makes the sums that managers look at anew from the log, in the caller's transaction: what countMarks
 * added up mark by mark. Readers see those of before until it ends; whoever adds a mark waits.
 */
export async function recountAll(tx: Db): Promise<void> {
  await sql`set local work_mem to '256MB'`.execute(tx);
  await sql`lock table recognition, recognition_person, recognition_taxon in exclusive mode`.execute(
    tx
  );
  for (const table of ['recognition', 'recognition_person', 'recognition_taxon'])
    await sql`delete from ${sql.table(table)}`.execute(tx);
  await sql`create temporary table counted on commit drop as
    select one.* from recognition_of_mark one
    where not exists (
      select from mark k join mark later on later.response_id = k.response_id
        and later.marked_at > k.marked_at
      where k.id = one.mark_id)`.execute(tx);
  await sql`insert into recognition (kind, taxon_group, unit_id, quarter, truth, answer, ${names})
    select coalesce(kind, 'all'), taxon_group, unit_id, quarter, coalesce(truth, ''),
      coalesce(answer, ''), ${sums}
    from counted
    group by grouping sets ((kind, taxon_group, unit_id, quarter, truth, answer),
      (taxon_group, unit_id, quarter))`.execute(tx);
  await sql`insert into recognition_person (taxon_group, unit_id, quarter, person_id, answers)
    select taxon_group, unit_id, quarter, person_id, count(*) from counted
    group by 1, 2, 3, 4`.execute(tx);
  await sql`insert into recognition_taxon (taxon_group, truth, unit_id, person_id, last_quarter, answers)
    select taxon_group, truth, unit_id, person_id, max(quarter), count(*)
    from (
      select taxon_group, truth, unit_id, person_id, quarter from counted where kind = 'identify'
      union all select taxon_group, '', unit_id, person_id, quarter from counted
    ) as one
    group by 1, 2, 3, 4`.execute(tx);
  await sql`drop table counted`.execute(tx);
}

const names = sql.join(summed.map((name) => sql.ref(name)));

/** In the order of `summed`. */
const sums = sql.join(
  [
    sql`true`,
    sql`good`,
    ...['hit', 'miss', 'false-alarm', 'correct-clear'].map((one) => sql`decided = ${sql.lit(one)}`),
    ...[1, 2, 3].flatMap((sure) => [
      sql`confidence = ${sql.lit(sure)}`,
      sql`confidence = ${sql.lit(sure)} and good`
    ])
  ].map((which) => sql`count(*) filter (where ${which})`)
);
