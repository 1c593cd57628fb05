import { sql } from 'kysely';
import {
  keysOf,
  linesOf,
  matchLines,
  type Candidate,
  type LineVerdict
} from '#lib/domain/training/match-lines.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';

/**
 * Whom pasted lines name, line by line: badges, e-mail addresses or whole names of people posted now
 * in the unit or below it. Who is elsewhere is as unknown as who does not exist. `ticked`: who is
 * chosen already. One statement.
 */
export async function findNamed(
  db: Db,
  { typed, unitId, ticked }: { typed: string; unitId: string; ticked: readonly string[] },
  managerId: string,
  now: Date
): Promise<LineVerdict[]> {
  const lines = linesOf(typed);
  if (lines.length === 0) return [];
  const keys = [...new Set(lines.flatMap(({ text }) => keysOf(text)))];
  const { rows } = await sql<Candidate>`
    select person.id, person.name, person.badge, person.email
    from posting
    join unit_above on unit_above.unit_id = posting.unit_id and unit_above.above_id = ${unitId}
    join person on person.id = posting.person_id
    where posting.until_at is null and ${unitId}::uuid in ${unitsOver(managerId, now)}
      and (lower(person.badge) = any(${keys}::text[]) or lower(person.email) = any(${keys}::text[])
        or lower(regexp_replace(normalize(person.name, NFKC), '\\s+', ' ', 'g'))
          = any(${keys}::text[]))
    order by person.name, person.id`.execute(db);
  return matchLines(lines, rows, ticked);
}
