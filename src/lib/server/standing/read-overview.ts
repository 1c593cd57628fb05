import type { Count } from '#lib/domain/standing/overview.ts';
import { addDays, type Day } from '#lib/domain/time/day.ts';
import type { UnitInTree } from '#lib/domain/unit/tree.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { agencyDay } from './agency-day.ts';
import { countsOn } from './queries.ts';
import { settle } from './settle.ts';

export interface Overview {
  /** The unit that is looked at; null: the manager is over none. */
  unit: UnitInTree | null;
  /** Those right below it. */
  below: UnitInTree[];
  counts: Count[];
  /** The unit on the same day of the eleven months before, the oldest first, and on the day itself. */
  trend: { day: Day; counts: Count[] }[];
  /** Some changes of the last minute are not in the figures yet. */
  behind: boolean;
}

/** So many changes are settled while a reader waits; a bulk of them is left to the job. */
const atMost = 200;

/**
 * What a manager over these units sees of one of them on a day: of the first where none, or one that is
 * not theirs, is named. 14 statements of a few milliseconds, whatever the size of the agency.
 */
export async function readOverview(
  db: Db,
  units: UnitInTree[],
  { unitId, day }: { unitId: string | null; day: Day },
  now: Date
): Promise<Overview> {
  const { left } = await settle(db, now, { atMost });
  const unit = units.find(({ id }) => id === unitId) ?? units[0] ?? null;
  if (!unit) return { unit, below: [], counts: [], trend: [], behind: left };
  const below = units.filter(({ parentId }) => parentId === unit.id);
  const days = Array.from({ length: 12 }, (_, ago) => addDays(day, -30 * (11 - ago)));
  const [counts, ...earlier] = await Promise.all([
    countsOn(db, [unit.id, ...below.map(({ id }) => id)], day),
    ...days.slice(0, -1).map((one) => countsOn(db, [unit.id], one))
  ]);
  const here = counts.filter(({ unitId }) => unitId === unit.id);
  return {
    unit,
    below,
    counts,
    trend: days.map((one, at) => ({ day: one, counts: earlier[at] ?? here })),
    behind: left
  };
}

/** The day that an address names, at the latest today. */
export function dayAsked(text: string | null, read: (text: string) => Day | null, now: Date): Day {
  const today = agencyDay(now);
  const day = text ? read(text) : null;
  return day && day < today ? day : today;
}
