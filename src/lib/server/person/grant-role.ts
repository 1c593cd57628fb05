import { randomUUID } from 'node:crypto';
import type { Db, RoleName } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { openUnit } from '#lib/server/posting/open-unit.ts';
import { dealTasks } from '#lib/server/task/deal-tasks.ts';
import type { Actor } from './actor.ts';
import { lockPerson } from './lock-person.ts';

export type GrantOutcome =
  { kind: 'done' } | { kind: 'refused'; reason: 'no-unit' | 'left' | 'no-role' | 'no-period' };

interface Grant {
  personId: string;
  role: string;
  /** The unit a manager is over; other roles hold everywhere. */
  unitId: string | null;
  /** Of an acting manager: from when until when; else the role is held until it is ended. */
  period?: { from: Date; until: Date } | null;
}

const roleNames: readonly string[] = ['officer', 'trainer', 'manager', 'administrator'];

/** Grants a role from now on. Granting one that is held changes nothing. Null: no such person. */
export async function grantRole(
  db: Db,
  { personId, role, unitId, period = null }: Grant,
  by: Actor,
  now: Date
): Promise<GrantOutcome | null> {
  if (!roleNames.includes(role)) return { kind: 'refused', reason: 'no-role' };
  if (period && (role !== 'manager' || period.until <= period.from || period.until <= now))
    return { kind: 'refused', reason: 'no-period' };
  const over = role === 'manager' ? unitId : null;
  return db.transaction().execute(async (tx): Promise<GrantOutcome | null> => {
    const person = await lockPerson(tx, personId, by);
    if (!person) return null;
    if (person.leftAt) return { kind: 'refused', reason: 'left' };
    if (role === 'manager') {
      if (!over || !(await openUnit(tx, over))) return { kind: 'refused', reason: 'no-unit' };
    }
    const held = await tx
      .selectFrom('role_grant')
      .select('id')
      .where('person_id', '=', personId)
      .where('role', '=', role as RoleName)
      .where('unit_id', 'is not distinct from', over)
      .where('ended_at', 'is', null)
      .where((row) =>
        row.or([
          row('until_at', 'is', null),
          row.and([
            row('from_at', '=', period?.from ?? null),
            row('until_at', '=', period?.until ?? null)
          ])
        ])
      )
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
        granted_by: by.id,
        from_at: period?.from ?? null,
        until_at: period?.until ?? null
      })
      .execute();
    const details = { role, unitId: over, ...period };
    await recordEvent(tx, { at: now, by: by.id, what: 'role-granted', about: personId, details });
    await dealTasks(tx, { people: [personId] }, now);
    return { kind: 'done' };
  });
}
