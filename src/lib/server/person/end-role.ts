import { sql } from 'kysely';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { dealTasks } from '#lib/server/task/deal-tasks.ts';
import type { Actor } from './actor.ts';
import { lockPerson } from './lock-person.ts';

export type EndRoleOutcome = { kind: 'done' } | { kind: 'refused'; reason: 'last-administrator' };

/** Ends a role that was granted; its row stays. Ending twice changes nothing. */
export async function endRole(
  db: Db,
  { personId, grantId }: { personId: string; grantId: string },
  by: Actor,
  now: Date
): Promise<EndRoleOutcome | null> {
  return db.transaction().execute(async (tx): Promise<EndRoleOutcome | null> => {
    if (!(await lockPerson(tx, personId, by))) return null;
    const grant = await tx
      .selectFrom('role_grant')
      .select(['id', 'role', 'unit_id as unitId', 'ended_at as endedAt'])
      .where('id', '=', grantId)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    if (!grant) return null;
    if (grant.endedAt) return { kind: 'done' };
    if (grant.role === 'administrator' && (await isLastAdministrator(tx, personId)))
      return { kind: 'refused', reason: 'last-administrator' };
    await tx
      .updateTable('role_grant')
      .set({ ended_at: now, ended_by: by.id })
      .where('id', '=', grantId)
      .execute();
    const details = { role: grant.role, unitId: grant.unitId };
    await recordEvent(tx, { at: now, by: by.id, what: 'role-ended', about: personId, details });
    await dealTasks(tx, { people: [personId] }, now);
    return { kind: 'done' };
  });
}

/**
 * Whether nobody else could let people in afterwards. Asked one after another: two administrators
 * who end each other's role at the same time leave one.
 */
export async function isLastAdministrator(tx: Tx, personId: string): Promise<boolean> {
  await lockAdministrators(tx);
  const all = await tx
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select('person.id')
    .where('role_grant.role', '=', 'administrator')
    .where('role_grant.ended_at', 'is', null)
    .where('person.left_at', 'is', null)
    .execute();
  const mine = all.some(({ id }) => id === personId);
  return mine && all.every(({ id }) => id === personId);
}

/** No row stands for "the administrators", so a number does, until the transaction ends. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('hornbook administrators'))`.execute(tx);
}
