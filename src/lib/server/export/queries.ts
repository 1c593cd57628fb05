import { sql } from 'kysely';
import type { Titled } from '#lib/domain/export/screens.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';

/** A unit by its name, if this manager is over it now. */
export async function unitAsked(
  db: Db,
  managerId: string,
  unitId: string | null,
  now: Date
): Promise<Titled | null> {
  if (!unitId) return null;
  const { rows } = await sql<Titled>`select id, name as title from unit
    where id = ${unitId} and id in ${unitsOver(managerId, now)}`.execute(db);
  return rows[0] ?? null;
}
