import { sql } from 'kysely';
import type { Cell, Counts, Sums } from '#lib/domain/recognition/recognition.ts';
import type { PeopleBehind, SeenUnit } from '#lib/domain/recognition/recognition-page.ts';
import { fewest } from '#lib/domain/recognition/small-groups.ts';
import type { TaxonGroup } from '#lib/domain/recognition/taxon-group.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';

/** The units a manager is over now, at any depth. */
const seen = (managerId: string, now: Date) =>
  sql`seen as (select distinct unit_id from ${unitsOver(managerId, now)} as mine)`;

/**
 * Those units in the order of the tree, and the revisions of the courses, which know what taxa are
 * called. One statement.
 */
export async function unitsUnder(
  db: Db,
  managerId: string,
  now: Date
): Promise<{ units: SeenUnit[]; revisions: string[] }> {
  const { rows } = await sql<{ units: SeenUnit[]; revisions: string[] }>`
    with ${seen(managerId, now)}, place as (
      select line.unit_id,
        array_agg(unit.name || unit.id order by line.depth desc) as place,
        (count(seen.unit_id) - 1)::int as depth
      from unit_above line
      join unit on unit.id = line.above_id
      left join seen on seen.unit_id = line.above_id
      where line.unit_id in (select unit_id from seen) group by 1),
    mine as (
      select unit.id, unit.name, above.unit_id as "parentId", depth, place,
        unit.archived_at is not null as closed
      from place join unit on unit.id = place.unit_id
      left join seen as above on above.unit_id = unit.parent_id)
    select
      (select coalesce(jsonb_agg(to_jsonb(mine) - 'place' order by place), '[]') from mine) as units,
      (select coalesce(array_agg(revision_id), '{}') from course where revision_id is not null)
        as revisions`.execute(db);
  return rows[0]!;
}

type Asked = {
  managerId: string;
  unitId: string;
  now: Date;
  /** The first days (YYYY-MM-DD) of the steps of the trend, oldest first. */
  steps: readonly string[];
};

/** The sums of a unit and all below it, if this manager is over it; else none. One statement. */
export async function sumsOf(db: Db, { managerId, unitId, now, steps }: Asked): Promise<Sums> {
  const { rows } = await sql<CountsRow & { part: string | null; group: TaxonGroup; step: string }>`
    with ${seen(managerId, now)}, ${partsOf(sql`line.unit_id = ${unitId} and line.depth = 0
      and exists (select from seen where seen.unit_id = line.unit_id)`)}
    select part.part, one.taxon_group as "group", one.quarter::text as step, ${counts}
    from recognition one
    join part on part.unit_id = one.unit_id
    where one.kind = 'all' and one.answers > 0 and one.quarter >= ${steps[0]}::date
    group by grouping sets ((part.part, one.taxon_group), (one.quarter, one.taxon_group))`.execute(
    db
  );
  return {
    parts: rows.flatMap(({ part, group, ...row }) =>
      part ? [{ unit: part, group, counts: toCounts(row) }] : []
    ),
    steps: rows.flatMap(({ part, step, group, ...row }) =>
      part ? [] : [{ from: step, group, counts: toCounts(row) }]
    )
  };
}

/** The confusion table of a group, and who stands behind all figures of the page. */
export type Behind = { cells: Cell[]; people: PeopleBehind[] };

/**
 * What was taken for what in a unit and all below it, if this manager is over it. And who stands behind the
 * figures of the unit and of every unit above it, counted by their parts: what may be told depends on
 * all of them. Those above need not be this manager's, who is told nothing of them. One statement.
 */
export async function behindOf(
  db: Db,
  { managerId, unitId, now, steps, group }: Asked & { group: TaxonGroup | null }
): Promise<Behind> {
  const { rows } = await sql<{ cells: CellRow[]; people: PeopleBehind[] }>`
    with ${seen(managerId, now)}, ${partsOf(sql`line.unit_id = ${unitId}`)},
    cell as (
      select one.kind, one.truth, one.answer, ${counts}
      from recognition one
      where one.kind in ('decide', 'identify') and one.taxon_group = ${group}
        and one.quarter >= ${steps[0]}::date
        and one.unit_id in (select unit_id from part where up = 0)
        and exists (select from seen where seen.unit_id = ${unitId})
      group by 1, 2, 3 having sum(one.answers) > 0),
    -- whoever was posted at one unit only is counted there, the others one by one: a mover is one
    -- person of each unit, and one of the whole
    moved as materialized (
      select person_id as mover from posting group by 1 having count(distinct unit_id) > 1),
    behind as materialized (
      select 'group:' || taxon_group as slice, unit_id, mover, people from (
        select taxon_group, unit_id, mover, count(*) as people
        from recognition_taxon left join moved on mover = person_id
        where truth = '' and last_quarter >= ${steps[0]}::date group by 1, 2, 3) one
      union all
      select 'taxon:' || truth, unit_id, mover, people from (
        select truth, unit_id, mover, count(*) as people
        from recognition_taxon left join moved on mover = person_id
        where truth <> '' and taxon_group = ${group} and last_quarter >= ${steps[0]}::date
        group by 1, 2, 3) one
      union all
      select 'step:' || quarter, unit_id, mover, people from (
        select quarter, unit_id, mover, count(*) as people
        from recognition_person left join moved on mover = person_id
        where taxon_group = ${group} and quarter >= ${steps[0]}::date group by 1, 2, 3) one),
    counted as (
      select part.id, part.up, behind.slice, part.part,
        coalesce(sum(people) filter (where mover is null), 0) + count(distinct mover) as people
      from behind join part on part.unit_id = behind.unit_id
      group by grouping sets ((1, 2, 3, 4), (1, 2, 3))),
    -- who they are, where they are so few that it matters who is in two parts
    few as (
      select counted.id, counted.slice, counted.part, array_agg(distinct person_id) as small
      from counted
      join part on part.id = counted.id and part.part = counted.part
      cross join lateral (
        select person_id from recognition_taxon one
        where one.unit_id = part.unit_id and last_quarter >= ${steps[0]}::date
          and (truth = '' and counted.slice = 'group:' || taxon_group
            or truth <> '' and taxon_group = ${group} and counted.slice = 'taxon:' || truth)
        union
        select person_id from recognition_person one
        where one.unit_id = part.unit_id and taxon_group = ${group}
          and counted.slice = 'step:' || quarter) who
      where counted.part is not null and counted.people < ${fewest}
      group by 1, 2, 3)
    select
      (select coalesce(jsonb_agg(to_jsonb(cell)), '[]') from cell) as cells,
      (select coalesce(jsonb_agg(whole), '[]') from (
        select counted.id, up, counted.slice,
          max(people) filter (where counted.part is null) as people,
          coalesce(jsonb_agg(jsonb_build_object('id', counted.part, 'people', people, 'small', small))
            filter (where counted.part is not null), '[]') as parts
        from counted left join few
          on (few.id, few.slice, few.part) = (counted.id, counted.slice, counted.part)
        group by 1, 2, 3) whole) as people`.execute(db);
  const { cells, people } = rows[0]!;
  return { cells: cells.map((row) => ({ ...row, ...toCounts(row) })), people };
}

/**
 * The parts of every unit of a line, from a unit up to the top: the units right under it with all
 * below them, and itself for those posted at it. `up`: how far above the unit that is asked about.
 */
const partsOf = (line: ReturnType<typeof sql>) => sql`part as materialized (
  select below.unit_id, below.above_id as id, line.depth as up,
    coalesce(child.above_id, below.above_id) as part
  from unit_above line
  join unit_above below on below.above_id = line.above_id
  left join unit_above child on child.unit_id = below.unit_id and child.depth = below.depth - 1
  where ${line})`;

const counts = sql`sum(answers)::int as answers, sum(good)::int as good, sum(hits)::int as hits,
  sum(misses)::int as misses, sum(false_alarms)::int as false_alarms, sum(clears)::int as clears,
  sum(guessed)::int as guessed, sum(guessed_good)::int as guessed_good,
  sum(fairly)::int as fairly, sum(fairly_good)::int as fairly_good,
  sum(sure)::int as sure, sum(sure_good)::int as sure_good`;

interface CountsRow {
  answers: number;
  good: number;
  hits: number;
  misses: number;
  false_alarms: number;
  clears: number;
  guessed: number;
  guessed_good: number;
  fairly: number;
  fairly_good: number;
  sure: number;
  sure_good: number;
}

type CellRow = CountsRow & Pick<Cell, 'kind' | 'truth' | 'answer'>;

const toCounts = (row: CountsRow): Counts => ({
  answers: row.answers,
  good: row.good,
  hits: row.hits,
  misses: row.misses,
  falseAlarms: row.false_alarms,
  clears: row.clears,
  guessed: { count: row.guessed_good, of: row.guessed },
  fairly: { count: row.fairly_good, of: row.fairly },
  sure: { count: row.sure_good, of: row.sure }
});
