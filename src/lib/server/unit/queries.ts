import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#lib/server/db/schema.ts';
import type { SignedIn } from '#lib/server/session/signed-in.ts';
import { inTreeOrder, type UnitInTree } from '#lib/domain/unit/tree.ts';
import { unitsUnder } from './units-over.ts';

/** The units that a manager is over, and all below them, from the top down. */
export async function listUnitsUnder(
  db: Db,
  { roles }: Pick<SignedIn, 'roles'>
): Promise<UnitInTree[]> {
  const units = await db
    .selectFrom('unit')
    .select(['id', 'name', 'parent_id as parentId'])
    .where('id', 'in', unitsUnder(roles))
    .where('archived_at', 'is', null)
    .execute();
  // what hangs outside of one's reach is not there
  const known = new Set(units.map(({ id }) => id));
  const top = (parentId: string | null) => (parentId && known.has(parentId) ? parentId : null);
  return inTreeOrder(units.map((unit) => ({ ...unit, parentId: top(unit.parentId) })));
}

/** All open units from the top down, each with how deep it hangs and how many people are posted there. */
export async function listUnits(db: Db): Promise<(UnitInTree & { people: number })[]> {
  const units = await db
    .selectFrom('unit')
    .leftJoin('posting', (on) =>
      on.onRef('posting.unit_id', '=', 'unit.id').on('posting.until_at', 'is', null)
    )
    .select((row) => [
      'unit.id',
      'unit.name',
      'unit.parent_id as parentId',
      row.fn.count<string>('posting.id').as('people')
    ])
    .where('unit.archived_at', 'is', null)
    .groupBy('unit.id')
    .execute();
  return inTreeOrder(units.map((unit) => ({ ...unit, people: Number(unit.people) })));
}

export interface ClosedUnit {
  id: string;
  name: string;
  parent: string | null;
  archivedAt: Date;
}

/** Units that were closed, the last one first. */
export async function listClosedUnits(db: Db): Promise<ClosedUnit[]> {
  const rows = await db
    .selectFrom('unit')
    .leftJoin('unit as above', 'above.id', 'unit.parent_id')
    .select(['unit.id', 'unit.name', 'above.name as parent', 'unit.archived_at as archivedAt'])
    .where('unit.archived_at', 'is not', null)
    .orderBy('unit.archived_at', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, archivedAt: row.archivedAt! }));
}

/**
 * One unit, open or closed: its managers now and to come, and where it hung since when. Null: there is
 * none. One statement.
 */
export async function findUnit(db: Db, id: string, now: Date) {
  const unit = await db
    .selectFrom('unit')
    .select((from) => [
      'unit.id',
      'unit.name',
      'unit.parent_id as parentId',
      'unit.archived_at as archivedAt',
      jsonArrayFrom(
        from
          .selectFrom('role_grant')
          .innerJoin('person', 'person.id', 'role_grant.person_id')
          .select(['role_grant.id', 'person.id as personId', 'person.name'])
          .select(['role_grant.from_at as fromAt', 'role_grant.until_at as untilAt'])
          .whereRef('role_grant.unit_id', '=', 'unit.id')
          .where('role_grant.ended_at', 'is', null)
          .where((row) =>
            row.or([row('role_grant.until_at', 'is', null), row('role_grant.until_at', '>', now)])
          )
          .orderBy('role_grant.granted_at')
      ).as('managers'),
      jsonArrayFrom(
        from
          .selectFrom('unit_place')
          .leftJoin('unit as above', 'above.id', 'unit_place.parent_id')
          .select(['above.name as parent', 'unit_place.from_at as fromAt'])
          .select('unit_place.until_at as untilAt')
          .whereRef('unit_place.unit_id', '=', 'unit.id')
          .orderBy('unit_place.from_at', 'desc')
      ).as('places')
    ])
    .where('unit.id', '=', id)
    .executeTakeFirst();
  if (!unit) return null;
  // inside JSON a moment comes as text
  const moment = (time: Date | string | null) => (time ? new Date(time) : null);
  const period = <T extends { fromAt: Date | string | null; untilAt: Date | string | null }>(
    one: T
  ) => ({ ...one, fromAt: moment(one.fromAt), untilAt: moment(one.untilAt) });
  return { ...unit, managers: unit.managers.map(period), places: unit.places.map(period) };
}
