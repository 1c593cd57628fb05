import type { ExpressionBuilder } from 'kysely';
import type { Database } from '#lib/server/db/schema.ts';
import { isAdministrator, type Actor } from './actor.ts';

/**
 * Whose account someone may look after, as a condition on `person`. Administrators: everybody's.
 * Managers: those of people posted in their units who are officers and nothing else; else a manager
 * could print a slip for an administrator who happens to be posted there, and become one.
 */
export function reachOf(by: Actor) {
  const mine = by.roles.filter(({ role }) => role === 'manager').map(({ unitId }) => unitId);
  return (from: ExpressionBuilder<Database, 'person'>) => {
    if (isAdministrator(by)) return from.lit(true);
    if (mine.length === 0) return from.lit(false);
    return from.and([
      from.exists(
        from
          .selectFrom('posting')
          .innerJoin('unit_above', 'unit_above.unit_id', 'posting.unit_id')
          .select('posting.id')
          .whereRef('posting.person_id', '=', 'person.id')
          .where('posting.until_at', 'is', null)
          .where('unit_above.above_id', 'in', mine)
      ),
      from.not(
        from.exists(
          from
            .selectFrom('role_grant as theirs')
            .select('theirs.id')
            .whereRef('theirs.person_id', '=', 'person.id')
            .where('theirs.role', '!=', 'officer')
            .where('theirs.ended_at', 'is', null)
        )
      )
    ]);
  };
}
