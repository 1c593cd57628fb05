import type { GroupReadiness } from '#lib/domain/recognition/worst-group.ts';
import type { ConcernCounts, Figures } from '#lib/domain/standing/overview.ts';

/** A unit of the map and of its table. */
export interface UnitRow {
  id: string;
  name: string;
  /** The whole unit that the page is about, a unit right below it, or those posted at it and not below. */
  of: 'whole' | 'below' | 'at';
  figures: Figures;
  /** Of each course of the page, in its order. */
  courses: Figures[];
  concerns: ConcernCounts;
  /** When something last came in from there. */
  heard: Date | undefined;
  /** null: it is told of today only, and of units. */
  readiness: GroupReadiness[] | null;
}

/** What the parts leave of a whole: those who belong to none of them. */
export function restOf(whole: UnitRow, parts: UnitRow[], name: string): UnitRow {
  const less = <T extends Record<string, number>>(one: T, others: T[]): T =>
    Object.fromEntries(
      Object.entries(one).map(([key, all]) => [
        key,
        others.reduce((left, other) => left - other[key]!, all)
      ])
    ) as T;
  return {
    ...{ id: whole.id, name, of: 'at', heard: undefined, readiness: null },
    figures: less(
      { ...whole.figures },
      parts.map(({ figures }) => ({ ...figures }))
    ),
    courses: whole.courses.map((course, at) =>
      less(
        { ...course },
        parts.map(({ courses }) => ({ ...courses[at]! }))
      )
    ),
    concerns: less(
      whole.concerns,
      parts.map(({ concerns }) => concerns)
    )
  };
}
