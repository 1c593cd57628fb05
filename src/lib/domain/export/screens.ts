import type { Member } from '#lib/domain/team/member.ts';
import type { TeamQuery } from '#lib/domain/team/team-query.ts';

/** What a screen shows, all pages of it; long lists come some at a time. */
export interface ScreenData {
  team: {
    query: TeamQuery;
    members: AsyncIterable<readonly Member[]>;
    /** The one that is asked for, if the reader is over it. */
    unit: Titled | null;
    courses: Titled[];
  };
}

export interface Titled {
  id: string;
  title: string;
}

export type Screen = keyof ScreenData;

/** The screens that can be taken away as files, and the pages that they stand on. */
export const pages: Record<Screen, (asked: URLSearchParams) => string> = {
  team: () => '/team'
};

export const screenOf = (name: string | null): Screen | null =>
  name !== null && Object.hasOwn(pages, name) ? (name as Screen) : null;

/** Parameters of the address that say how a file is written or where a page of a list begins. */
const ofTheFile = ['screen', 'format', 'separator', 'bom', 'page', 'after', 'before'];

/** What is asked of a screen, without what it matters only once. Read by the screen itself. */
export function filtersIn(asked: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...asked].filter(([name]) => !ofTheFile.includes(name)));
}

/** The address of a screen with its filters. */
export function addressOf(screen: Screen, filters: URLSearchParams): string {
  const own = [...filters].filter(([name]) => name !== inPath[screen]);
  const query = own.length ? `?${new URLSearchParams(own)}` : '';
  return pages[screen](filters) + query;
}

/** Ids that stand in the path of a page, and not behind its question mark. */
const inPath: Partial<Record<Screen, string>> = {};
