import { stringify } from 'csv-stringify/sync';
import { separators, type ExportChoice } from '#lib/domain/export/export-choice.ts';
import type { Cell, ExportFile, Table } from '#lib/domain/export/table.ts';
import { wallClock } from './wall-clock.ts';

export interface CsvWish extends Pick<ExportChoice, 'separator' | 'bom'> {
  timeZone: string;
  /** Said before the number of rows, in the last line. */
  rowsLabel: string;
}

/**
 * A file as spreadsheets and other programs read it, as the rows come. The headings are the first
 * line: a filter, a pivot table and an import find them there. After the table and an empty line
 * stands what it is of, and last how many rows there are: a file without that line is torn off. What
 * would run as a formula is made text.
 */
export async function* writeCsv(file: ExportFile, wish: CsvWish): AsyncGenerator<string> {
  const line = (rows: readonly (readonly Cell[])[]) => lines(rows, wish);
  if (wish.bom) yield '\ufeff';
  let count = 0;
  for (const [at, table] of file.tables.entries()) {
    if (file.tables.length > 1) yield (at ? line([[]]) : '') + line([[table.title]]);
    yield line([table.columns.map(({ head }) => head)]);
    for await (const rows of table.rows) {
      count += rows.length;
      yield line(rows.map((row) => row.map((cell, at) => say(cell, table, at, wish.timeZone))));
    }
  }
  const about = file.about.map(([label, value]) => [label, sayAbout(value, wish.timeZone)]);
  yield line([[], ...about, [wish.rowsLabel, count]]);
}

function lines(rows: readonly (readonly Cell[])[], { separator }: CsvWish): string {
  return stringify(rows as Cell[][], {
    delimiter: separators[separator],
    record_delimiter: 'windows',
    // by itself it quotes a whole line end alone
    quoted_match: /[\r\n]/,
    escape_formulas: true
  });
}

function say(cell: Cell, { columns }: Table, at: number, timeZone: string): Cell {
  if (!(cell instanceof Date)) return cell;
  const said = wallClock(cell, timeZone);
  return columns[at]?.kind === 'day' ? said.slice(0, 10) : said;
}

const sayAbout = (value: Cell, timeZone: string): Cell =>
  value instanceof Date ? wallClock(value, timeZone) : value;
