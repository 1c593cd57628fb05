import { concernOf } from '#lib/domain/standing/overview.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { countsOn } from './queries.ts';

/** The concerns that standing and due alone decide: sums of any day tell them. */
const told = ['over', 'never-started', 'at-risk', 'ending', 'expired'] as const;

export type UnitFigures = Record<(typeof told)[number], number>;

/** How many pairs of a person and a course want action at units on a day. The caller has settled. One statement. */
export async function unitFigures(
  db: Db,
  unitIds: string[],
  day: Day
): Promise<Map<string, UnitFigures>> {
  const counts = Map.groupBy(await countsOn(db, unitIds, day), ({ unitId }) => unitId);
  return new Map(
    unitIds.map((id) => {
      const here = (counts.get(id) ?? []).filter(({ courseId }) => courseId);
      const figures = told.map((concern) => {
        const { standing, due } = concernOf[concern];
        const some = here.filter(
          (count) =>
            (standing ?? count.standing) === count.standing && (due ?? count.due) === count.due
        );
        return [concern, some.reduce((sum, { people }) => sum + people, 0)] as const;
      });
      return [id, Object.fromEntries(figures) as UnitFigures];
    })
  );
}
