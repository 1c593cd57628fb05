import { agencyDay } from '#lib/server/standing/agency-day.ts';
import { line } from '#lib/server/db/bulk/copy-into.ts';
import type { Plan } from './live.ts';
import { stamp } from './stamp.ts';
import type { Lines } from './tables.ts';
import type { SeedEvent } from './write-life.ts';

/** Writes down units, where they hung, and what was assigned. Returns the acts in it. */
export function writePlan(plan: Plan, lines: Lines): SeedEvent[] {
  const { began, assignments, courses } = plan;
  const { units } = plan.tree;
  const acts: SeedEvent[] = [];
  for (const [at, { id, name, parent, before }] of units.entries()) {
    const parentId = parent === null ? null : units[parent]!.id;
    const first = before ? units[before.parent]!.id : parentId;
    lines.unit.push(line(id, parentId, name, stamp(began)));
    const until = before && stamp(before.until);
    lines.unit_place.push(line(id, first, stamp(began), until));
    if (until) lines.unit_place.push(line(id, parentId, until, null));
    const details = { name, parentId: first };
    acts.push({ at: began, what: 'unit-created', about: id, details });
    if (before) {
      const moved = { from: first, to: parentId };
      acts.push({ at: before.until, what: 'unit-moved', about: id, details: moved });
    }
    for (let above: number | null = at, depth = 0; above !== null; depth++) {
      lines.unit_above.push(line(id, units[above]!.id, depth));
      above = units[above]!.parent;
    }
    reaches(plan, at, lines);
  }
  for (const { id, course, unit, due, fresh, madeAt } of assignments) {
    const [courseId, unitId] = [courses[course]!.id, units[unit]!.id];
    lines.assignment.push(
      line(
        ...[id, courseId, 'unit', unitId, JSON.stringify(due), fresh ? 't' : 'f', id],
        ...[stamp(madeAt), plan.bossId]
      )
    );
    const details = { courseIds: [courseId], unitId, role: null, people: null, due, fresh };
    acts.push({ at: madeAt, what: 'assigned', about: id, details });
  }
  return acts;
}

/** Under which units a unit lay, by day: what lies under a house that moved moved with it. */
function reaches({ tree: { units } }: Plan, unit: number, lines: Lines): void {
  const reach = (above: number, from: string, until: string | null) =>
    lines.unit_reach.push(line(units[unit]!.id, units[above]!.id, from, until));
  let moved = ever;
  for (let at: number | null = unit; at !== null; at = units[at]!.parent) {
    const { parent, before } = units[at]!;
    // both regions lie under the agency
    reach(at, parent === null ? ever : moved, null);
    if (!before) continue;
    moved = agencyDay(new Date(before.until));
    reach(before.parent, ever, moved);
  }
}

const ever = '-infinity';
