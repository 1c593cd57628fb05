import { type Field, fieldOf, fields } from './header-words.ts';
import type { TableRow } from './table.ts';

/** Which column (from 0) holds what; what is not there is left out. */
export type Columns = { [field in Field]?: number };

export interface Heading {
  /** The row with the headings; 0: the file has none. */
  line: number;
  columns: Columns;
}

/** So many rows are looked at: titles and empty lines may stand above the headings. */
export const rowsLooked = 25;

/**
 * The row with the headings: of the first rows the one that names most columns. Where none names
 * any, the first: what stands over a table is a heading far more often than a person.
 */
export function findHeading(rows: readonly TableRow[]): Heading {
  let best: Heading = { line: rows[0]?.line ?? 0, columns: {} };
  let most = 0;
  for (const row of rows.slice(0, rowsLooked)) {
    const columns = columnsOf(row.cells);
    const named = Object.keys(columns).length;
    if (named > most) [best, most] = [{ line: row.line, columns }, named];
  }
  return best;
}

/** What the headings name; of two columns with one meaning the first. */
export function columnsOf(headings: readonly string[]): Columns {
  const columns: Columns = {};
  headings.forEach((heading, at) => {
    const field = fieldOf(heading);
    if (field && columns[field] === undefined) columns[field] = at;
  });
  // "Имя" alone is the whole name
  if (columns.name === undefined && columns.surname === undefined && columns.given !== undefined) {
    columns.name = columns.given;
    delete columns.given;
  }
  return columns;
}

/** A person's row as it is typed, all as text; what the file has no column for is empty. */
export interface TypedRow {
  name: string;
  email: string;
  badge: string;
  unit: string;
  role: string;
  language: string;
  from: string;
}

/** The row's cells by what they mean; a name may come in up to three columns. */
export function typedRow(cells: readonly string[], columns: Columns): TypedRow {
  const cell = (field: Field) => {
    const at = columns[field];
    return at === undefined ? '' : (cells[at] ?? '').replace(/\s+/g, ' ').trim();
  };
  const parts = [cell('surname'), cell('given'), cell('patronymic')].filter(Boolean).join(' ');
  return {
    name: cell('name') || parts,
    email: cell('email'),
    badge: cell('badge'),
    unit: cell('unit'),
    role: cell('role'),
    language: cell('language'),
    from: cell('from')
  };
}

/**
 * Whether a row is headings and no person, wherever it stands: files put together from several have
 * them again in the middle. Two cells, or all that are filled, are words that we know as headings.
 */
export function isHeading(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const known = filled.filter((cell) => fieldOf(cell) !== null).length;
  return known > 0 && (known >= 2 || known === filled.length);
}

/** Columns as a form sent them: whole numbers within the table, each field once. */
export function readColumns(sent: (field: Field) => string, width: number): Columns {
  const columns: Columns = {};
  for (const field of fields) {
    const at = /^\d{1,3}$/.test(sent(field)) ? Number(sent(field)) : -1;
    if (at >= 0 && at < width) columns[field] = at;
  }
  return columns;
}
