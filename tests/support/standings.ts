import { sql } from 'kysely';
import { plainClient } from '#lib/server/db/backup/plain-client.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { recountAll } from '#lib/server/standing/recount-all.ts';

/** Makes all standings anew from the record; a mark wherever more changes than `most` lie behind. */
export async function recountAnew(url: string, now: Date, most: number): Promise<void> {
  const client = await plainClient(url);
  try {
    await client.query('begin');
    await recountAll(client, now, { most });
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** All that is kept of standings, as text; sums that have become nothing are nothing. */
export async function standings(db: Db): Promise<string[]> {
  const { rows } = await sql<{ row: string }>`
    select 'span ' || to_jsonb(one)::text as row from standing_span as one
    union all
    select 'tally ' || to_jsonb(one)::text from standing_tally as one where change <> 0
    union all
    select 'post ' || to_jsonb(one)::text from standing_post as one
    where exists (select from jsonb_each_text(to_jsonb(one) - 'unit_id' - 'course_id')
      where value <> '0')
    order by 1`.execute(db);
  return rows.map(({ row }) => row);
}

/** Marks whose sum is not that of the changes before it. */
export async function wrongMarks(db: Db): Promise<unknown[]> {
  const { rows } = await sql`
    select mark.unit_id, mark.day, course_id, standing, due, sum(people) from (
      select unit_id, day, course_id, standing, due, people from standing_base
      union all
      select mark.unit_id, mark.day, course_id, standing, due, -change
      from standing_mark as mark join standing_tally as tally
        on tally.unit_id = mark.unit_id and tally.day < mark.day
    ) as mark group by 1, 2, 3, 4, 5 having sum(people) <> 0`.execute(db);
  return rows;
}
