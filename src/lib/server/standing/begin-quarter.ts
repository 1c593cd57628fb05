import { sql } from 'kysely';
import type { Day } from '#lib/domain/time/day.ts';
import type { Tx } from '#lib/server/db/schema.ts';

/** Sums up what lies before the quarter of this day, once. The caller holds the lock of standings. */
export async function beginQuarter(tx: Tx, day: Day): Promise<void> {
  const begun = await sql<{ quarter: string }>`
    insert into standing_quarter values (date_trunc('quarter', ${day}::date)::date)
    on conflict do nothing returning quarter::text`.execute(tx);
  const quarter = begun.rows[0]?.quarter;
  if (!quarter) return;
  await sql`
    insert into standing_base (unit_id, quarter, course_id, standing, due, people)
    select unit_id, ${quarter}::date, course_id, standing, due, sum(change)
    from standing_tally where day < ${quarter}::date
    group by unit_id, course_id, standing, due
    having sum(change) <> 0`.execute(tx);
}
