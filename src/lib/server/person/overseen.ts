import { sql, type RawBuilder } from 'kysely';
import { grantHolds, unitsOver } from '#lib/server/unit/units-over.ts';

/**
 * True where `actor` may act on the person: a manager over the unit of that person's current
 * posting, or an administrator. Nobody oversees oneself. `personId`: a value or a column.
 */
export function overseenBy(
  actorId: string,
  personId: RawBuilder<string>,
  now: Date
): RawBuilder<boolean> {
  return sql<boolean>`(${personId} <> ${actorId} and (
    exists (select from role_grant where role_grant.person_id = ${actorId}
      and role_grant.role = 'administrator' and ${grantHolds(now)})
    or exists (select from posting
      where posting.person_id = ${personId} and posting.until_at is null
        and posting.unit_id in ${unitsOver(actorId, now)})))`;
}
