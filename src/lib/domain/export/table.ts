/** What a column holds, so that a spreadsheet can sort and count it. */
export type Kind = 'text' | 'number' | 'day' | 'moment';

export interface Column {
  head: string;
  kind: Kind;
  /** In letters; left out: as the kind needs it. */
  width?: number;
}

/** A text; a number; a day as 2026-11-23; a moment as Date. Null: nothing is known. */
export type Cell = string | number | Date | null;

/** A table as it stands on a screen, whole. Rows come some at a time and are read once. */
export interface Table {
  title: string;
  columns: Column[];
  rows: AsyncIterable<readonly Cell[][]>;
}

/** A screen as a file: its tables, and what a reader must know of them, as label and value. */
export interface ExportFile {
  /** Without its ending: plain letters, it is sent in a header. */
  name: string;
  title: string;
  tables: Table[];
  about: [string, Cell][];
}

/** The rows of a table, made of whatever is read, as it is read. */
export async function* rowsOf<T>(
  batches: AsyncIterable<readonly T[]>,
  cells: (one: T) => Cell[]
): AsyncGenerator<Cell[][]> {
  for await (const batch of batches) yield batch.map(cells);
}

/** A few rows that are known already. */
export async function* atOnce<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  yield await Promise.resolve(rows);
}
