import { sql, type ExpressionBuilder } from 'kysely';
import type { Database } from '#lib/server/db/schema.ts';
import { unitsUnder } from '#lib/server/unit/units-over.ts';
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
  return (from: From) =>
    from.exists(
      from
        .selectFrom('posting')
        .select('posting.id')
        .whereRef('posting.person_id', '=', 'person.id')
        .where('posting.until_at', 'is', null)
        .where('posting.unit_id', 'in', unitsUnder(roles))
    );
}

function moreThanOfficer(from: From) {
  return (
    from
      .selectFrom('role_grant')
      .select('role_grant.id')
      .whereRef('role_grant.person_id', '=', 'person.id')
      .where('role_grant.role', '!=', 'officer')
      .where('role_grant.ended_at', 'is', null)
      // who is to be acting manager is one already; who was is none any more
      .where((row) => row.or([row('until_at', 'is', null), row('until_at', '>', sql<Date>`now()`)]))
  );
}
