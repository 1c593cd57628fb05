import type { Actor } from '#lib/server/person/actor.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { grantHolds } from '#lib/server/unit/units-over.ts';

/** Somebody with the roles of this moment, as a job needs it that no session began. Null: who left. */
export async function loadActor(
  db: Db | Tx,
  personId: string,
  now: Date
): Promise<(Actor & { id: string }) | null> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('role_grant', (on) =>
      on.onRef('role_grant.person_id', '=', 'person.id').on(grantHolds(now))
    )
    .select(['role_grant.role', 'role_grant.unit_id as unitId'])
    .where('person.id', '=', personId)
    .where('person.left_at', 'is', null)
    .execute();
  if (rows.length === 0) return null;
  return {
    id: personId,
    roles: rows.flatMap(({ role, unitId }) => (role ? [{ role, unitId }] : []))
  };
}
