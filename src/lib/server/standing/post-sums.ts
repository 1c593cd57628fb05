import { type RawBuilder, sql } from 'kysely';
import { concernOf, concerns, isSo, type Concern } from '#lib/domain/standing/overview.ts';
import type { Span } from '#lib/domain/standing/span.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import type { PersonSpan } from './person-spans.ts';
import { stoodSo } from './stood-so.ts';

/** The column of a concern. */
export const columnOf = (concern: Concern): string => concern.replaceAll('-', '_');

const columns = sql.join(concerns.map((concern) => sql.ref(columnOf(concern))));

/**
 * Rows of `standing_post` as they were on a day, out of the spans: `which` narrows these, `span` being
 * their name. Reads every span of those people that held on the day. `only`: of one course, or with
 * '' of all together; else of each course and of all together, which costs twice as much.
 */
export function postsOn(day: Day, which: RawBuilder<unknown>, only?: string): RawBuilder<unknown> {
  const course = only === undefined ? sql`coalesce(course_id, '')` : sql`${only}::text`;
  const grouped =
    only === undefined
      ? sql`grouping sets ((course_id, unit_id, person_id), (unit_id, person_id))`
      : sql`unit_id, person_id`;
  const flags = concerns.map(
    (concern) => sql`bool_or(${stoodSo(concernOf[concern], day)}) as ${sql.ref(columnOf(concern))}`
  );
  const counts = concerns.map(
    (concern) =>
      sql`(count(*) filter (where ${sql.ref(columnOf(concern))}))::int as ${sql.ref(columnOf(concern))}`
  );
  return sql`select ${course} as course_id, unit_id, ${sql.join(counts)}
    from (
      select ${only === undefined ? sql`course_id, ` : sql``}unit_id, person_id, ${sql.join(flags)}
      from standing_span as span
      where course_id <> '' and from_day <= ${day}::date
        and (until_day is null or ${day}::date < until_day)
        and (due in ('soon', 'over') or standing in ('ending', 'expired')
          or ends_on between ${day}::date and ${day}::date + 90)
        and ${which}
      group by ${grouped}
    ) as one
    group by 1, 2`;
}

/** Counts all posts anew when the day has turned. The caller holds the lock of standings. */
export async function beginDay(tx: Tx, day: Day): Promise<void> {
  const begun = await sql`
    insert into standing_post_day as kept (day) values (${day}::date)
    on conflict (one) do update set day = excluded.day where kept.day < excluded.day
    returning day`.execute(tx);
  if (!begun.rows.length) return;
  await sql`delete from standing_post`.execute(tx);
  await sql`insert into standing_post (course_id, unit_id, ${columns})
    ${postsOn(day, sql`true`)}`.execute(tx);
}

/** What people's spans were and what they are, each with all of a person's. */
export type Restated = { before: PersonSpan[]; after: PersonSpan[] };

/** Keeps the sums of posts true to the spans of people who were restated. */
export async function addPosts(tx: Tx, restated: Restated[]): Promise<void> {
  const { rows } = await sql<{ day: Day }>`select day::text from standing_post_day`.execute(tx);
  const day = rows[0]?.day;
  // nothing was counted yet: the job will
  if (!day) return;
  const sums = new Map<string, { courseId: string; unitId: string; by: number[] }>();
  for (const { before, after } of restated) {
    add(before, -1);
    add(after, 1);
  }
  const changed = [...sums.values()]
    .filter(({ by }) => by.some((one) => one !== 0))
    .map(({ courseId, unitId, by }) => ({ courseId, unitId, ...asColumns(by) }));
  if (!changed.length) return;
  const shape = concerns.map((concern) => sql`${sql.ref(columnOf(concern))} int`);
  const added = concerns.map((concern) => {
    const column = sql.ref(columnOf(concern));
    return sql`${column} = kept.${column} + excluded.${column}`;
  });
  await sql`insert into standing_post as kept (course_id, unit_id, ${columns})
    select "courseId", "unitId", ${columns}
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      as changed("courseId" text, "unitId" uuid, ${sql.join(shape)})
    on conflict (course_id, unit_id) do update set ${sql.join(added)}`.execute(tx);

  function add(spans: PersonSpan[], by: 1 | -1): void {
    const here = spans.filter(
      ({ courseId, from, until }) => courseId && from <= day! && (until === null || day! < until)
    );
    for (const span of here) count(span.courseId, span.unitId, [span], by);
    // a person has one post on a day
    if (here[0]) count('', here[0].unitId, here, by);
  }

  function count(courseId: string, unitId: string, spans: PersonSpan[], by: 1 | -1): void {
    const key = `${courseId} ${unitId}`;
    const sum = sums.get(key) ?? { courseId, unitId, by: concerns.map(() => 0) };
    sums.set(key, sum);
    concerns.forEach((concern, at) => {
      if (spans.some((span) => isSo(concernOf[concern], span as Here, day!))) sum.by[at]! += by;
    });
  }
}

type Here = PersonSpan & Pick<Span, 'standing' | 'due'>;

const asColumns = (by: number[]) =>
  Object.fromEntries(concerns.map((concern, at) => [columnOf(concern), by[at]!]));
