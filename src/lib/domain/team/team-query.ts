import { isId } from '#lib/domain/id.ts';
import { standings, type Standing } from '#lib/domain/standing/standing.ts';
import { storable } from '#lib/domain/storable.ts';

export const sorts = ['name', 'unit', 'standing', 'ends'] as const;
export type Sort = (typeof sorts)[number];

/** A manager's question, read from the address once, clock included. */
export interface TeamQuery {
  now: Date;
  /** A unit and all below it; null: all of the manager's units. */
  unit: string | null;
  course: string | null;
  standing: Standing | null;
  /** Part of a name or badge number. */
  text: string;
  sort: Sort;
  /** From 1. */
  page: number;
}

export const pageSize = 50;

/** What the address asks; what it cannot mean is left out, as if it had not been asked. */
export function readTeamQuery(url: URL, now: Date): TeamQuery {
  const { searchParams } = url;
  const page = Number(searchParams.get('page') ?? 1);
  return {
    now,
    unit: uuid(searchParams.get('unit')),
    course: slug(searchParams.get('course')),
    standing: oneOf(standings, searchParams.get('standing')),
    text: storable(searchParams.get('text') ?? '')
      .trim()
      .slice(0, 100),
    sort: oneOf(sorts, searchParams.get('sort')) ?? 'name',
    page: Number.isSafeInteger(page) && page >= 1 && page <= 100_000 ? page : 1
  };
}

/** The address parameters of a query, with some changed; defaults are left out. */
export function teamParams(query: TeamQuery, change: Partial<TeamQuery> = {}): string {
  const { unit, course, standing, text, sort, page } = { ...query, page: 1, ...change };
  const params = new URLSearchParams();
  if (unit) params.set('unit', unit);
  if (course) params.set('course', course);
  if (standing) params.set('standing', standing);
  if (text) params.set('text', text);
  if (sort !== 'name') params.set('sort', sort);
  if (page > 1) params.set('page', String(page));
  return params.size ? `?${params}` : '';
}

function oneOf<T extends string>(list: readonly T[], value: string | null): T | null {
  return list.find((item) => item === value) ?? null;
}

function uuid(value: string | null): string | null {
  return value && isId(value) ? value : null;
}

function slug(value: string | null): string | null {
  return value && /^[a-z0-9-]{1,80}$/.test(value) ? value : null;
}
