import { sql } from 'kysely';
import { isId } from '#lib/domain/id.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';

/**
 * Whether somebody is over any unit now and, where the filters name one, over that. Pages show another
 * unit, or nobody, to who asks for one that is not theirs; a mail that nobody looks at must not.
 */
export async function mayTake(
  db: Db,
  { personId, filters, now }: { personId: string; filters: URLSearchParams; now: Date }
): Promise<boolean> {
  const unit = filters.get('unit');
  const asked = unit && isId(unit) ? unit : null;
  if (unit && !asked) return false;
  const { rows } = await sql<{ may: boolean }>`select exists (
    select from ${unitsOver(personId, now)} as mine
    join unit on unit.id = mine.unit_id and unit.archived_at is null
    where ${asked}::uuid is null or mine.unit_id = ${asked}::uuid) as may`.execute(db);
  return rows[0]!.may;
}
