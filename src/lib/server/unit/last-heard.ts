import { sql } from 'kysely';
import type { Db } from '#lib/server/db/schema.ts';

/** When something last came in from each of these units or one below it; left out: never. One statement. */
export async function lastHeard(db: Db, unitIds: string[]): Promise<Map<string, Date>> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select above_id as id, max(heard_at) as at
    from unit_above join unit_heard using (unit_id)
    where above_id = any(${unitIds}::uuid[]) group by 1`.execute(db);
  return new Map(rows.map(({ id, at }) => [id, at]));
}
