import { figuresOf, type Figures } from '#lib/domain/standing/overview.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { countsOn } from './queries.ts';

/** The figures of units as their pages show them on a day. The caller has settled. One statement. */
export async function unitFigures(
  db: Db,
  unitIds: string[],
  day: Day
): Promise<Map<string, Figures>> {
  const counts = Map.groupBy(await countsOn(db, unitIds, day), ({ unitId }) => unitId);
  return new Map(unitIds.map((id) => [id, figuresOf(counts.get(id) ?? [], id)]));
}
