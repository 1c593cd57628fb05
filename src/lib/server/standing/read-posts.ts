import { sql } from 'kysely';
import { concerns, noConcerns, type ConcernCounts } from '#lib/domain/standing/overview.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { columnOf, postsOn } from './post-sums.ts';

/** A post where somebody must act within the week. */
export interface PressingPost {
  id: string;
  name: string;
  concerns: ConcernCounts;
}

export interface Posts {
  /** By unit, each with all below it on the day: people, not pairs of a person and a course. */
  concerns: Map<string, ConcernCounts>;
  /** The worst first. */
  pressing: PressingPost[];
  /** How many there are. */
  pressingInAll: number;
}

/** So many posts are named. */
const named = 8;

const worstFirst = sql`order by over desc, due_week desc, ending_7 desc, never_started desc, name, id`;

/**
 * How many people want action in these units, and the posts (open units with none below) under the
 * first of them where it must be within a week. For today out of kept sums: one statement that reads
 * a row a post. For earlier days out of the spans of that day. The caller has settled, and is over the
 * units.
 */
export async function readPosts(
  db: Db,
  unitIds: string[],
  { on, course }: { on: Day; course: string | null }
): Promise<Posts> {
  const top = unitIds[0]!;
  const reached = sql`reach.from_day <= ${on}::date
    and (reach.until_day is null or ${on}::date < reach.until_day)`;
  const under = sql`unit_id in (select unit_id from unit_reach as reach
    where above_id = ${top} and ${reached})`;
  // the day turns with the job: until then today is read as days before it are
  const isKept = sql`exists (select from standing_post_day where day = ${on}::date)`;
  const which = course ? sql`course_id = ${course} and ${under}` : under;
  const source = sql`
    select * from standing_post where course_id = ${course ?? ''} and ${isKept}
    union all
    ${postsOn(on, sql`not ${isKept} and ${which}`, course ?? '')}`;
  const columns = concerns.map((concern) => sql.ref(columnOf(concern)));
  const { rows } = await sql<Row>`
    with post as materialized (${source}),
    acting as materialized (
      select unit.id, unit.name, ${sql.join(columns)}
      from post join unit on unit.id = post.unit_id
      join unit_above on unit_above.unit_id = unit.id and unit_above.above_id = ${top}
      where over + due_week + ending_7 > 0 and unit.archived_at is null
        and not exists (select from unit as below
          where below.parent_id = unit.id and below.archived_at is null)),
    -- the first few of many are found without putting all in order
    pressing as (
      select id, name, (select count(*)::int from acting) as in_all,
        (row_number() over (${worstFirst}))::int as place, ${sql.join(columns)}
      from (select * from acting ${worstFirst} limit ${named}) as acting)
    select reach.above_id as id, null::text as name, 0 as in_all, 0 as place,
      ${sql.join(columns.map((column) => sql`sum(${column})::int as ${column}`))}
    from post join unit_reach as reach on reach.unit_id = post.unit_id
      and reach.above_id = any(${unitIds}::uuid[]) and ${reached}
    group by 1
    union all select * from pressing order by place`.execute(db);
  const pressing = rows.filter(({ name }) => name !== null);
  const sums = rows.filter(({ name }) => name === null);
  return {
    concerns: new Map([
      ...unitIds.map((id) => [id, noConcerns()] as const),
      ...sums.map((row) => [row.id, toCounts(row)] as const)
    ]),
    pressing: pressing.map((row) => ({ id: row.id, name: row.name!, concerns: toCounts(row) })),
    pressingInAll: pressing[0]?.in_all ?? 0
  };
}

type Row = { id: string; name: string | null; in_all: number } & Record<string, unknown>;

const toCounts = (row: Row) =>
  Object.fromEntries(concerns.map((one) => [one, row[columnOf(one)]])) as ConcernCounts;
