import { sql } from 'kysely';
import type { ReadyCounts } from '#lib/domain/recognition/worst-group.ts';
import { countedFrom } from '#lib/domain/recognition/recognition-query.ts';
import { fewest, toldUnits, type Whole } from '#lib/domain/recognition/small-groups.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';

/** It is worked out again when it is older than so many minutes. */
const minutes = 10;

/**
 * Works out for every unit what may be told of its recognition, by the rule of the page of recognition:
 * whoever asks, the answer is the same. Does nothing when that was done lately. A second or two for a
 * hundred thousand people.
 */
export async function keepReadiness(db: Db, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const begun = await sql`
      insert into readiness_made as kept (at) values (${now})
      on conflict (one) do update set at = excluded.at
      where kept.at <= ${now}::timestamptz - make_interval(mins => ${minutes})
      returning at`.execute(tx);
    if (!begun.rows.length) return;
    const from = countedFrom(now)[0]!;
    const { rows: units } = await sql<{ id: string; parentId: string | null }>`
      select id, parent_id as "parentId" from unit`.execute(tx);
    const parentOf = new Map(units.map(({ id, parentId }) => [id, parentId]));
    const sums = await sumsOfAll(tx, from);
    const told = new Set<string>();
    for (const [group, wholes] of Map.groupBy(await behindAll(tx, from), ({ group }) => group))
      for (const id of toldUnits(wholes, parentOf)) told.add(`${id} ${group}`);
    await sql`delete from readiness`.execute(tx);
    await sql`
      insert into readiness
        (unit_id, taxon_group, answers, hits, misses, false_alarms, clears)
      select "unitId", "group", answers, hits, misses, "falseAlarms", clears
      from jsonb_to_recordset(${JSON.stringify(
        sums.map(({ unitId, group, ...counts }) => ({
          ...{ unitId, group },
          ...(told.has(`${unitId} ${group}`) && counts)
        }))
      )}::jsonb) as one("unitId" uuid, "group" text, answers int, hits int, misses int,
        "falseAlarms" int, clears int)`.execute(tx);
  });
}

type Sum = ReadyCounts & { unitId: string; group: string };

/** What was answered in every unit with all below it, by sort of goods. */
async function sumsOfAll(tx: Tx, from: string): Promise<Sum[]> {
  const { rows } = await sql<Sum>`
    select above_id as "unitId", taxon_group as "group", sum(answers)::int as answers,
      sum(hits)::int as hits, sum(misses)::int as misses,
      sum(false_alarms)::int as "falseAlarms", sum(clears)::int as clears
    from (
      select unit_id, taxon_group, sum(answers) as answers, sum(hits) as hits,
        sum(misses) as misses, sum(false_alarms) as false_alarms, sum(clears) as clears
      from recognition where kind = 'all' and quarter >= ${from}::date group by 1, 2) as one
    join unit_above using (unit_id)
    group by 1, 2 having sum(answers) > 0`.execute(tx);
  return rows;
}

/** Who stands behind these sums, by the parts of each unit. As `behindOf`, for the whole tree. */
async function behindAll(tx: Tx, from: string): Promise<(Whole & { group: string })[]> {
  const { rows } = await sql<Whole & { group: string }>`
    with part as materialized (
      select below.unit_id, below.above_id as id, coalesce(child.above_id, below.above_id) as part
      from unit_above below
      left join unit_above child
        on child.unit_id = below.unit_id and child.depth = below.depth - 1),
    moved as materialized (
      select person_id as mover from posting group by 1 having count(distinct unit_id) > 1),
    one as materialized (
      select taxon_group, unit_id, person_id from recognition_taxon
      where truth = '' and last_quarter >= ${from}::date),
    behind as materialized (
      select taxon_group, unit_id, mover, count(*) as people
      from one left join moved on mover = person_id group by 1, 2, 3),
    counted as materialized (
      select part.id, taxon_group, part.part,
        coalesce(sum(people) filter (where mover is null), 0) + count(distinct mover) as people
      from behind join part on part.unit_id = behind.unit_id
      group by grouping sets ((1, 2, 3), (1, 2))),
    -- who they are, where they are so few that it matters who is in two parts
    few as (
      select counted.id, counted.taxon_group, counted.part,
        array_agg(distinct one.person_id) as small
      from counted
      join part on part.id = counted.id and part.part = counted.part
      join one on one.unit_id = part.unit_id and one.taxon_group = counted.taxon_group
      where counted.people < ${fewest}
      group by 1, 2, 3)
    select counted.id, counted.taxon_group as "group",
      (max(people) filter (where counted.part is null))::int as people,
      coalesce(jsonb_agg(jsonb_build_object('id', counted.part, 'people', people, 'small', small))
        filter (where counted.part is not null), '[]') as parts
    from counted left join few on (few.id, few.taxon_group, few.part)
      = (counted.id, counted.taxon_group, counted.part)
    group by 1, 2`.execute(tx);
  return rows;
}
