import type { ConcernCounts, Figures } from '#lib/domain/standing/overview.ts';

/** A unit of the map and of its table. */
export interface UnitRow {
  id: string;
  name: string;
  /** The unit that the page is about: it leads nowhere further. */
  isWhole: boolean;
  figures: Figures;
  /** Of each course of the page, in its order. */
  courses: Figures[];
  concerns: ConcernCounts;
  /** When something last came in from there. */
  heard: Date | undefined;
}
