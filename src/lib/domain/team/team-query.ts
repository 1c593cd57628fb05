import { isId } from '#lib/domain/id.ts';
import {
  concernOf,
  concerns,
  type Concern,
  type ConcernRule
} from '#lib/domain/standing/overview.ts';
import { dues, standings, type Due, type Standing } from '#lib/domain/standing/standing.ts';
import { storable } from '#lib/domain/storable.ts';
import { readDay, type Day } from '#lib/domain/time/day.ts';

/** By name, from the first letter on or from the last. */
export const sorts = ['name', '-name'] as const;
export type Sort = (typeof sorts)[number];

/** Where a page of people begins or ends: names may be shared, ids are not. */
export interface Cursor {
  name: string;
  id: string;
}

/** A manager's question of the matrix, read from the address once. */
export interface TeamQuery {
  /** A unit and all below it; null: all of the manager's units. */
  unit: string | null;
  course: string | null;
  standing: Standing | null;
  due: Due | null;
  concern: Concern | null;
  /** Part of a name or badge number. */
  text: string;
  /** As of which day; null: today. The server takes a later one for today. */
  on: Day | null;
  sort: Sort;
  /** The people behind this one in the order, or before it; at most one of both. */
  after: Cursor | null;
  before: Cursor | null;
}

/** People on a page. */
export const pageSize = 50;

/** What the address asks; what it cannot mean is left out, as if it had not been asked. */
export function readTeamQuery({ searchParams }: URL): TeamQuery {
  const asked = (name: string) => searchParams.get(name) ?? '';
  const after = cursor(asked('after'));
  return {
    unit: isId(asked('unit')) ? asked('unit') : null,
    course: /^[a-z0-9-]{1,80}$/.test(asked('course')) ? asked('course') : null,
    standing: oneOf(standings, asked('standing')),
    due: oneOf(dues, asked('due')),
    concern: oneOf(concerns, asked('concern')),
    text: storable(asked('text')).trim().slice(0, 100),
    on: readDay(asked('on')),
    sort: oneOf(sorts, asked('sort')) ?? 'name',
    after,
    before: after ? null : cursor(asked('before'))
  };
}

/**
 * The address parameters of a query, with some changed; defaults are left out. Another filter begins
 * at the first page.
 */
export function teamParams(query: TeamQuery, change: Partial<TeamQuery> = {}): string {
  const { after, before, ...wish } = { ...query, after: null, before: null, ...change };
  const params = new URLSearchParams();
  for (const name of ['unit', 'course', 'standing', 'due', 'concern', 'text', 'on'] as const)
    if (wish[name]) params.set(name, wish[name]);
  if (wish.sort !== 'name') params.set('sort', wish.sort);
  if (after) params.set('after', `${after.name}~${after.id}`);
  if (before) params.set('before', `${before.name}~${before.id}`);
  return params.size ? `?${params}` : '';
}

/** Which cells are asked for; what is left out is any. */
export interface CellWish extends ConcernRule {
  course?: string;
}

/** A concern is a standing and a due state of its own; what is named beside it says more. */
export function cellWish({ course, concern, standing, due }: TeamQuery): CellWish {
  return {
    ...(course && { course }),
    ...(concern && concernOf[concern]),
    ...(standing && { standing }),
    ...(due && { due })
  };
}

/** Whether people are chosen by how they stand, and not only by where they are. */
export const asksCells = (wish: CellWish): boolean => Object.keys(wish).length > 0;

function oneOf<T extends string>(list: readonly T[], value: string): T | null {
  return list.find((item) => item === value) ?? null;
}

function cursor(text: string): Cursor | null {
  const [name, id] = [text.slice(0, -37), text.slice(-36)];
  return isId(id) && text.at(-37) === '~' ? { name: storable(name).slice(0, 300), id } : null;
}
