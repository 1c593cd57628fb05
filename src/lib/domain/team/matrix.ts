import type { Count, SummedConcern } from '#lib/domain/standing/overview.ts';
import { concernOf, isSo, summedConcerns } from '#lib/domain/standing/overview.ts';
import { dues, standings, type Due, type Standing } from '#lib/domain/standing/standing.ts';
import type { Day } from '#lib/domain/time/day.ts';
import type { CellWish } from './team-query.ts';

/** How a person stood with a course on the day that is looked at. */
export interface Cell {
  course: string;
  standing: Standing;
  due: Due;
  /** Opened first; only of those who are under way. */
  begun?: Day;
  /** Of the newest certificate of then. */
  passed?: Day;
  ends?: Day;
  revoked?: Day;
  /** The nearest last day of what was open then. */
  dueOn?: Day;
}

/** A row of the matrix: who was posted there that day. */
export interface MatrixPerson {
  id: string;
  name: string;
  badge: string | null;
  /** Where posted that day. */
  unit: string;
  /** Posted in a unit of the manager today: the person's page may be opened. */
  mine: boolean;
  /** Of courses that were asked of the person or begun. */
  cells: Cell[];
}

/** Whether a cell is one of those asked for. */
export const isAsked = (cell: Cell, { course, ...rule }: CellWish, day: Day): boolean =>
  (course ?? cell.course) === cell.course &&
  isSo(rule, { ...cell, dueOn: cell.dueOn ?? null, endsOn: cell.ends ?? null }, day);

/** Whether cells that were counted so may be asked for; by which day is not counted. */
export const mayBeAsked = ({ courseId, standing, due }: Count, wish: CellWish): boolean =>
  courseId === (wish.course ?? courseId) &&
  standing === (wish.standing ?? standing) &&
  due === (wish.due ?? due) &&
  (wish.endsWithin === undefined || standing === 'passed' || standing === 'ending');

/** How many there would be of each choice of a filter, the others staying as they are. */
export interface Facets {
  /** Posted there, whatever the filters. */
  people: number;
  /** Cells that match; where a wish names days, those that may. */
  cells: number;
  courses: Record<string, number>;
  standings: Record<Standing, number>;
  dues: Record<Due, number>;
  concerns: Record<SummedConcern, number>;
}

/** Of counts of units that do not lie one under another. A figure counts cells, the first one people. */
export function facetsOf(counts: Count[], wish: CellWish): Facets {
  const cells = counts.filter(({ courseId }) => courseId !== '');
  const sum = (some: Count[]) => some.reduce((total, { people }) => total + people, 0);
  const matching = (wish: CellWish) => cells.filter((one) => mayBeAsked(one, wish));
  const each = <T extends string>(list: readonly T[], wished: (item: T) => CellWish) =>
    Object.fromEntries(list.map((item) => [item, sum(matching(wished(item)))])) as Record<
      T,
      number
    >;
  const { course } = wish;
  return {
    people: sum(counts.filter(({ courseId }) => courseId === '')),
    cells: sum(matching(wish)),
    courses: each([...new Set(cells.map(({ courseId }) => courseId))], (one) => ({
      ...wish,
      course: one
    })),
    standings: each(standings, (standing) => ({ ...wish, standing })),
    dues: each(dues, (due) => ({ ...wish, due })),
    concerns: each(summedConcerns, (concern) => ({
      ...(course && { course }),
      ...concernOf[concern]
    }))
  };
}

/**
 * The columns of the matrix: the course that is asked for alone; else those that are published, and
 * what somebody there has to do with besides.
 */
export function columnsOf<T extends { id: string; title: string }>(
  published: readonly T[],
  { courses }: Facets,
  course: string | null
): { id: string; title: string }[] {
  const known = new Set(published.map(({ id }) => id));
  const others = [...Object.keys(courses), ...(course ? [course] : [])]
    .filter((id) => !known.has(id))
    .map((id) => ({ id, title: id }));
  const all = [...published, ...others];
  return course ? all.filter(({ id }) => id === course).slice(0, 1) : all;
}

/** The day that a cell is about, and what happened or happens on it. Null: none is kept. */
export function cellDay(
  cell: Cell
): { what: 'begun' | 'passed' | 'ends' | 'ended' | 'revoked'; on: Day } | null {
  const { standing, begun, passed, ends, revoked } = cell;
  if (standing === 'under-way') return begun ? { what: 'begun', on: begun } : null;
  if (standing === 'passed') return passed ? { what: 'passed', on: passed } : null;
  if (standing === 'ending') return ends ? { what: 'ends', on: ends } : null;
  if (standing === 'expired') return ends ? { what: 'ended', on: ends } : null;
  if (standing === 'revoked') return revoked ? { what: 'revoked', on: revoked } : null;
  return null;
}
