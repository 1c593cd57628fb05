import { dueOf, type DueRule } from '#lib/domain/assignment/assignment-rule.ts';
import type { Day } from '#lib/domain/time/day.ts';
import { randomOf } from '#lib/domain/random.ts';
import type { SeedCourse } from './plan-courses.ts';
import type { SeedTree } from './plan-tree.ts';

export interface SeedAssignment {
  id: string;
  /** Place in the list of courses. */
  course: number;
  /** Place in the list of units. */
  unit: number;
  due: DueRule;
  fresh: boolean;
  madeAt: number;
}

const day = 86_400_000;

/**
 * What was asked in three years: of everybody the first course at the beginning, another in the middle,
 * the first once more lately; of each region two courses of its own, one of them not long ago.
 */
export function planAssignments(
  tree: SeedTree,
  courses: SeedCourse[],
  { seed, began, now, newId }: { seed: string; began: number; now: number; newId: () => string }
): SeedAssignment[] {
  const random = randomOf(`${seed} assignments`);
  const at = (time: number) => Math.floor(time / day) * day + 5 * 3_600_000;
  const asked: SeedAssignment[] = [];
  const ask = (course: number, unit: number, days: number, madeAt: number, fresh = false) => {
    const due: DueRule = { kind: 'within', days };
    asked.push({ id: newId(), course, unit, due, fresh, madeAt: at(madeAt) });
  };
  if (!courses.length) return [];
  const known = courses.findIndex(({ id }) => id === 'foundation');
  const first = known < 0 ? 0 : known;
  const other = (by: number) => (first + by) % courses.length;
  ask(first, 0, 180, began + 40 * day);
  ask(other(1), 0, 365, began + 500 * day);
  ask(first, 0, 60, now - 30 * day, true);
  for (const [unit, { depth }] of tree.units.entries())
    if (depth === 1) {
      ask(other(2 + Math.floor(random() * 4)), unit, 120, began + (200 + random() * 500) * day);
      ask(other(6 + Math.floor(random() * 4)), unit, 45, now - (20 + random() * 60) * day);
    }
  return asked.sort((a, b) => a.madeAt - b.madeAt);
}

export const dueDay = (rule: DueRule, assigned: number): Day | null =>
  dueOf(rule, new Date(assigned).toISOString().slice(0, 10));
