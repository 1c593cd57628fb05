import { randomUUID } from 'node:crypto';
import { readDetails, type DetailProblems, type TypedDetails } from '#lib/domain/person/details.ts';
import type { Db, RoleName, Tx } from '#lib/server/db/schema.ts';
import { recordEvent } from '#lib/server/event/record-event.ts';
import { openUnit } from '#lib/server/posting/open-unit.ts';
import { postPerson } from '#lib/server/posting/post-person.ts';
import { unitsUnder } from '#lib/server/unit/units-over.ts';
import { isAdministrator, type Actor } from './actor.ts';
import { takenLogin } from './taken.ts';

export interface NewPerson extends TypedDetails {
  /** Made for the form, so that the same form sent twice makes one person. */
  id: string;
  language: string;
  timeZone: string;
  unitId: string | null;
  roles: RoleName[];
}

export type AddOutcome = { kind: 'added' } | { kind: 'refused'; problems: DetailProblems };

/**
 * Adds a person, posted at a unit. A manager is manager over that unit. Managers add officers to
 * units of their own; only administrators give other roles.
 */
export async function addPerson(
  db: Db,
  typed: NewPerson,
  by: Actor,
  now: Date
): Promise<AddOutcome> {
  const read = readDetails(typed);
  const problems = read.ok ? {} : read.problems;
  if (!(await mayPostAt(db, typed.unitId, by))) problems.unit = 'no-unit';
  if (!read.ok || problems.unit) return { kind: 'refused', problems };
  const roles: RoleName[] = isAdministrator(by) ? typed.roles : ['officer'];
  const { id, language, timeZone, unitId } = typed;
  try {
    await db.transaction().execute(async (tx) => {
      const added = await tx
        .insertInto('person')
        .values({ id, ...read.details, language, time_zone: timeZone, created_at: now })
        .onConflict((same) => same.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!added) return;
      if (unitId && !(await openUnit(tx, unitId))) throw new NoUnit();
      await postPerson(tx, { personId: id, unitId }, by.id, now);
      await grantRoles(tx, { id, unitId, roles }, by, now);
      const details = { ...read.details, unitId, roles };
      await recordEvent(tx, { at: now, by: by.id, what: 'person-added', about: id, details });
    });
    return { kind: 'added' };
  } catch (error) {
    if (error instanceof NoUnit) return { kind: 'refused', problems: { unit: 'no-unit' } };
    return { kind: 'refused', problems: takenLogin(error) };
  }
}

/** The unit was closed in the meantime: nothing is kept. */
class NoUnit extends Error {}

/** Administrators may post anywhere, also nowhere; managers at what is under their units. */
async function mayPostAt(db: Db, unitId: string | null, by: Actor): Promise<boolean> {
  if (unitId === null) return isAdministrator(by);
  let unit = db.selectFrom('unit').select('id').where('id', '=', unitId);
  if (!isAdministrator(by)) unit = unit.where('id', 'in', unitsUnder(by.roles));
  return (await unit.executeTakeFirst()) !== undefined;
}

async function grantRoles(
  tx: Tx,
  { id, unitId, roles }: Pick<NewPerson, 'id' | 'unitId' | 'roles'>,
  by: Actor,
  now: Date
): Promise<void> {
  const held = new Set(roles);
  // nobody is manager over nothing
  if (!unitId) held.delete('manager');
  if (held.size === 0) return;
  const grants = [...held].map((role) => ({
    id: randomUUID(),
    person_id: id,
    role,
    unit_id: role === 'manager' ? unitId : null,
    granted_at: now,
    granted_by: by.id
  }));
  await tx.insertInto('role_grant').values(grants).execute();
}
