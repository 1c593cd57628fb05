import { sql } from 'kysely';
import type { Attended } from '#lib/domain/training/training.ts';
import type { Tx } from '#lib/server/db/schema.ts';

export type Said = Pick<Attended, 'state' | 'minutes' | 'remark'> & { personId: string };

/** Says once more how each of these people attended; what was said before stays. One statement. */
export async function writeAttendance(
  tx: Tx,
  trainingId: string,
  rows: readonly Said[],
  by: string,
  now: Date
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into training_attendance
      (id, training_id, person_id, state, minutes, remark, at, by_person)
    select gen_random_uuid(), ${trainingId}, "personId", state, minutes, remark, ${now}, ${by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row("personId" uuid, state text, minutes int, remark text)`.execute(tx);
}
