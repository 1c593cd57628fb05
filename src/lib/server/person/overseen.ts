import { sql, type RawBuilder } from 'kysely';

/**
 * True where `actor` may act on the person: a manager over the unit of that person's current
 * posting, or an administrator. Nobody oversees oneself. `personId`: a value or a column.
 */
export function overseenBy(actorId: string, personId: RawBuilder<string>): RawBuilder<boolean> {
  return sql<boolean>`(${personId} <> ${actorId} and exists (
    select from role_grant
    where role_grant.person_id = ${actorId} and role_grant.ended_at is null
      and (role_grant.role = 'administrator' or (role_grant.role = 'manager' and exists (
        select from posting
        join unit_above on unit_above.unit_id = posting.unit_id
        where posting.person_id = ${personId} and posting.until_at is null
          and unit_above.above_id = role_grant.unit_id)))))`;
}
