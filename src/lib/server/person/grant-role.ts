import { randomUUID } from 'node:crypto';
import type { Db, RoleName } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import type { Actor } from './actor.ts';
import { lockPerson } from './lock-person.ts';

export type GrantOutcome =
  { kind: 'done' } | { kind: 'refused'; reason: 'no-unit' | 'left' | 'no-role' };

interface Grant {
  personId: string;
  role: string;
  /** The unit a manager is over; other roles hold everywhere. */
  unitId: string | null;
}

const roleNames: readonly string[] = ['officer', 'trainer', 'manager', 'administrator'];

/** Grants a role from now on. Granting one that is held changes nothing. Null: no such person. */
export async function grantRole(
  db: Db,
  { personId, role, unitId }: Grant,
  by: Actor,
  now: Date
): Promise<GrantOutcome | null> {
  if (!roleNames.includes(role)) return { kind: 'refused', reason: 'no-role' };
  const over = role === 'manager' ? unitId : null;
  return db.transaction().execute(async (tx): Promise<GrantOutcome | null> => {
    const person = await lockPerson(tx, personId, by);
    if (!person) return null;
    if (person.leftAt) return { kind: 'refused', reason: 'left' };
    if (role === 'manager') {
      const unit = await tx.selectFrom('unit').select('id').where('id', '=', over).execute();
      if (unit.length === 0) return { kind: 'refused', reason: 'no-unit' };
    }
    const held = await tx
      .selectFrom('role_grant')
      .select('id')
      .where('person_id', '=', personId)
      .where('role', '=', role as RoleName)
      .where('unit_id', 'is not distinct from', over)
      .where('ended_at', 'is', null)
      .execute();
    if (held.length > 0) return { kind: 'done' };
    await tx
      .insertInto('role_grant')
      .values({
        id: randomUUID(),
        person_id: personId,
        role: role as RoleName,
        unit_id: over,
        granted_at: now,
        granted_by: by.id
      })
      .execute();
    const details = { role, unitId: over };
    await recordEvent(tx, { at: now, by: by.id, what: 'role-granted', about: personId, details });
    return { kind: 'done' };
  });
}
