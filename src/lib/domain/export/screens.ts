import type {
  AssignmentLine,
  ProgrammeTaskLine,
  TaskLine
} from '#lib/domain/assignment/assignment-line.ts';
import type { ListedAssignment } from '#lib/domain/assignment/in-programmes.ts';
import type { TrailEntry, TrailQuery } from '#lib/domain/event/trail-query.ts';
import type { ImportRow, ShownImport } from '#lib/domain/import/shown-import.ts';
import type { RecognitionPage } from '#lib/domain/recognition/recognition-page.ts';
import type { RecognitionQuery } from '#lib/domain/recognition/recognition-query.ts';
import type { ConcernCounts, Count } from '#lib/domain/standing/overview.ts';
import type { OverviewQuery } from '#lib/domain/standing/overview-query.ts';
import type { Facets, MatrixPerson } from '#lib/domain/team/matrix.ts';
import type { Place } from '#lib/domain/team/place.ts';
import type { TeamQuery } from '#lib/domain/team/team-query.ts';
import type { Day } from '#lib/domain/time/day.ts';

/** What a screen shows, all pages of it; long lists come some at a time. */
export interface ScreenData {
  team: {
    query: TeamQuery;
    asOf: Date | Day;
    matrix: {
      place: Place;
      day: Day;
      facets: Facets;
      people: AsyncIterable<readonly MatrixPerson[]>;
    };
    /** Those that are published. */
    courses: Titled[];
  };
  /** As the page lists it: `below` are the open units right below. */
  overview: {
    query: OverviewQuery;
    unit: NamedUnit;
    below: NamedUnit[];
    counts: Count[];
    concerns: Map<string, ConcernCounts>;
    pressing: (NamedUnit & { concerns: ConcernCounts })[];
    trend: { day: Day; asked: number; valid: number; over: number }[];
    heard: Map<string, Date>;
    courses: Titled[];
  };
  recognition: { query: RecognitionQuery; page: RecognitionPage; names: Record<string, string> };
  assignments: { now: Date; ended: boolean; lines: (ListedAssignment & { title: string })[] };
  assignment: {
    now: Date;
    line: ListedAssignment;
    title: string;
    /** Of a programme: its courses, and whom it asks. Null: it is of one course. */
    programme: {
      courses: (AssignmentLine & { title: string })[];
      people: AsyncIterable<readonly ProgrammeTaskLine[]>;
    } | null;
    tasks: AsyncIterable<readonly TaskLine[]>;
  };
  trail: {
    now: Date;
    query: TrailQuery;
    pages: AsyncIterable<{ entries: TrailEntry[]; names: Record<string, string> }>;
  };
  import: {
    now: Date;
    one: ShownImport;
    pages: AsyncIterable<{ rows: ImportRow[]; paths: Record<string, string> }>;
  };
}

interface NamedUnit {
  id: string;
  name: string;
}

export interface Titled {
  id: string;
  title: string;
}

export type Screen = keyof ScreenData;

/** The pages that they stand on. What a page has in its path, a filter of the screen's name holds. */
const pages: Record<Screen, (base: string, id: string) => string> = {
  team: (base) => base,
  overview: (base) => `${base}/overview`,
  recognition: (base) => `${base}/recognition`,
  assignments: (base) => `${base}/assignments`,
  assignment: (base, id) => `${base}/assignments/${id}`,
  trail: (base) => `${base}/trail`,
  import: (base, id) => `${base}/people/import/${id}`
};

export const screenOf = (name: string | null): Screen | null =>
  name !== null && Object.hasOwn(pages, name) ? (name as Screen) : null;

/** Parameters of the address that say how a file is written or where a page of a list begins. */
const ofTheFile = ['screen', 'format', 'separator', 'bom', 'page', 'after', 'before'];

/** What is asked of a screen, without what it matters only once. Read by the screen itself. */
export function filtersIn(asked: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...asked].filter(([name]) => !ofTheFile.includes(name)));
}

/** The address of a screen with its filters. `base`: /team or /admin. */
export function addressOf(screen: Screen, filters: URLSearchParams, base = '/team'): string {
  const own = [...filters].filter(([name]) => name !== screen);
  const query = own.length ? `?${new URLSearchParams(own)}` : '';
  return pages[screen](base, filters.get(screen) ?? '') + query;
}
