import { isId } from '#lib/domain/id.ts';
import { storable } from '#lib/domain/storable.ts';

/** What the list of people shows: read from the address once, so that it can be sent to others. */
export interface PeopleQuery {
  text: string;
  unitId: string | null;
  role: 'officer' | 'trainer' | 'manager' | 'administrator' | null;
  /** here: in the service; waiting: invited, never came; left. */
  state: 'here' | 'waiting' | 'left';
  page: number;
}

export const peopleOnAPage = 50;

const roles = ['officer', 'trainer', 'manager', 'administrator'] as const;
const states = ['here', 'waiting', 'left'] as const;

/** What the address says; whatever it says wrongly is left out. */
export function readPeopleQuery(search: URLSearchParams): PeopleQuery {
  const unit = search.get('unit') ?? '';
  const page = Number(search.get('page'));
  return {
    text: storable(search.get('q') ?? '')
      .trim()
      .slice(0, 200),
    unitId: isId(unit) ? unit : null,
    role: roles.find((role) => role === search.get('role')) ?? null,
    state: states.find((state) => state === search.get('state')) ?? 'here',
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1
  };
}

/** The address of the same list at another page. */
export function peopleHref(query: PeopleQuery, page: number): string {
  const search = new URLSearchParams();
  if (query.text) search.set('q', query.text);
  if (query.unitId) search.set('unit', query.unitId);
  if (query.role) search.set('role', query.role);
  if (query.state !== 'here') search.set('state', query.state);
  if (page > 1) search.set('page', String(page));
  const text = search.toString();
  return `/admin/people${text && `?${text}`}`;
}
