import { isId } from '#lib/domain/id.ts';
import { isTaxonGroup, type TaxonGroup } from '#lib/domain/recognition/taxon-group.ts';
import { readDay, type Day } from '#lib/domain/time/day.ts';
import type { Concern } from './overview.ts';

/** A manager's question about how far units are, read from the address once, clock included. */
export interface OverviewQuery {
  now: Date;
  today: Day;
  /** null: the manager's own. */
  unit: string | null;
  course: string | null;
  /** null: what each unit is worst at. */
  group: TaxonGroup | null;
  view: 'tiles' | 'table';
  /** The day that is asked about, at the latest today. */
  on: Day;
}

/** `today`: the agency's. */
export function readOverviewQuery({ searchParams }: URL, now: Date, today: Day): OverviewQuery {
  const asked = (name: string) => searchParams.get(name) ?? '';
  const group = asked('group');
  const day = readDay(asked('on'));
  return {
    ...{ now, today },
    unit: isId(asked('unit')) ? asked('unit') : null,
    course: /^[a-z0-9-]{1,80}$/.test(asked('course')) ? asked('course') : null,
    group: isTaxonGroup(group) ? group : null,
    view: asked('view') === 'table' ? 'table' : 'tiles',
    on: day && day < today ? day : today
  };
}

/** The address of the same question with something else in it. */
export function overviewHref(query: OverviewQuery, other: Partial<OverviewQuery>): string {
  const { unit, course, group, view, on, today } = { ...query, ...other };
  return `/team/overview${paramsOf({
    ...{ unit, course, group },
    view: view === 'tiles' ? null : view,
    on: on === today ? null : on
  })}`;
}

/** The list of the people behind a figure: the only place that knows where it is. */
export function peopleHref(
  { on, today, course }: OverviewQuery,
  figure: { unit: string; course?: string | null; concern?: Concern }
): string {
  return `/team${paramsOf({ course, ...figure, on: on === today ? null : on })}`;
}

function paramsOf(params: Record<string, string | null | undefined>): string {
  const set = Object.entries(params).filter((one): one is [string, string] => Boolean(one[1]));
  return set.length ? `?${new URLSearchParams(set)}` : '';
}
