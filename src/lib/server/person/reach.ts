import type { ExpressionBuilder } from 'kysely';
import type { Database } from '#lib/server/db/schema.ts';
import { isAdministrator, type Actor } from './actor.ts';

type From = ExpressionBuilder<Database, 'person'>;

/**
 * Whose account someone may look after, as a condition on `person`. Administrators: everybody's.
 * Managers: those of people posted in their units who are officers and nothing else; else a manager
 * could print a slip for an administrator who happens to be posted there, and become one.
 */
export function reachOf(by: Actor) {
  return (from: From) =>
    isAdministrator(by)
      ? from.lit(true)
      : from.and([postedUnder(by)(from), from.not(from.exists(moreThanOfficer(from)))]);
}

/** Who is posted in the units of a manager, whatever their roles. */
export function postedUnder({ roles }: Actor) {
  const mine = roles.flatMap(({ role, unitId }) => (role === 'manager' ? [unitId] : []));
  return (from: From) =>
    mine.length === 0
      ? from.lit(false)
      : from.exists(
          from
            .selectFrom('posting')
            .innerJoin('unit_above', 'unit_above.unit_id', 'posting.unit_id')
            .select('posting.id')
            .whereRef('posting.person_id', '=', 'person.id')
            .where('posting.until_at', 'is', null)
            .where('unit_above.above_id', 'in', mine)
        );
}

function moreThanOfficer(from: From) {
  return from
    .selectFrom('role_grant')
    .select('role_grant.id')
    .whereRef('role_grant.person_id', '=', 'person.id')
    .where('role_grant.role', '!=', 'officer')
    .where('role_grant.ended_at', 'is', null);
}
