import type { Columns, Heading } from './columns.ts';
import { findHeading, rowsLooked } from './columns.ts';
import type { Encoding, Sureness } from './encoding.ts';
import type { Separator, TableRow } from './table.ts';

/** How a file is read: found out first, then shown, and changed by whoever knows better. */
export type Reading = HowTable & Heading & { headings: string[]; lossy: boolean };
export type HowTable =
  | { kind: 'text'; encoding: Encoding; sureness: Sureness; separator: Separator }
  | { kind: 'xlsx'; sheets: string[]; sheet: number };

/** What somebody wants to be otherwise than it was found. */
export interface Wish {
  encoding?: Encoding;
  separator?: Separator;
  sheet?: number;
  /** 0: the file has no headings. */
  line?: number;
  columns?: Columns;
}

/** Why nothing can be read of a file. */
export type FileProblem =
  'empty' | 'too-big' | 'too-many-rows' | 'old-excel' | 'not-table' | 'damaged' | 'gone';

/** The whole reading from its first rows, as it was wished or else found. */
export function readingOf(how: HowTable, rows: readonly TableRow[], wish: Wish): Reading {
  const first = rows.slice(0, rowsLooked);
  const found = findHeading(first);
  const line = wish.line ?? found.line;
  const named = first.find((row) => row.line === line);
  const width = Math.max(0, ...first.map(({ cells }) => cells.length));
  const headings = Array.from({ length: width }, (_, at) => named?.cells[at] ?? '');
  const again = named ? findHeading([named]).columns : {};
  const columns = wish.columns ?? (line === found.line ? found.columns : again);
  return { ...how, line, columns, headings, lossy: first.some(({ cells }) => cells.some(isLossy)) };
}

/** Letters that were lost when the file was saved: a question mark within a word, or a mark for it. */
const isLossy = (cell: string) => /\p{L}\?+\p{L}|\?\p{Script=Cyrillic}{2}|\ufffd/u.test(cell);

/** Whether a reading names enough to know people by: somebody's name or login. */
export const canJudge = ({ columns }: { columns: Columns }): boolean =>
  columns.email !== undefined || columns.badge !== undefined;
