import { sql, type RawBuilder } from 'kysely';

// Whose units are whose: every query with a scope starts from these, so that who may see what
// is said once. A manager is over a unit and all that hangs below it now.

/**
 * True where a row of `role_grant` holds at a moment: not ended, and for an acting manager within
 * the period. `grant`: the table's name in the query.
 */
export function grantHolds(now: Date, grant = 'role_grant'): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${grant}.${name}`);
  return sql<boolean>`(${column('ended_at')} is null and (${column('until_at')} is null
    or (${column('from_at')} <= ${now} and ${column('until_at')} > ${now})))`;
}

/** The ids of the units that a person is manager over now: `select unit_id …`, some maybe twice. */
export function unitsOver(managerId: string, now: Date): RawBuilder<string> {
  return sql<string>`(select unit_above.unit_id
    from ${topsOf(managerId, now)} as top join unit_above on unit_above.above_id = top.unit_id)`;
}

/** The ids of the units that the roles name: all else that the person is over hangs below these. */
export function topsOf(managerId: string, now: Date): RawBuilder<string> {
  return sql<string>`(select role_grant.unit_id from role_grant
    where role_grant.person_id = ${managerId} and role_grant.role = 'manager'
      and ${grantHolds(now)})`;
}

/** The same for somebody whose roles are known already: those of the session are of this moment. */
export function unitsUnder(
  roles: readonly { role: string; unitId: string | null }[]
): RawBuilder<string> {
  const mine = roles.flatMap(({ role, unitId }) => (role === 'manager' && unitId ? [unitId] : []));
  return sql<string>`(select unit_above.unit_id from unit_above
    where unit_above.above_id = any(${mine}::uuid[]))`;
}
