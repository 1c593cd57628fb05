import { fieldOf } from './header-words.ts';

/** A row of a table as its file numbers them (from 1), with its cells. */
export interface TableRow {
  line: number;
  cells: string[];
}

export const separators = [';', '\t', ',', '|'] as const;
export type Separator = (typeof separators)[number];

/** More than a person's row can need; a file that has more is none of ours. */
export const mostCells = 200;
export const mostRows = 100_000;
/** A cell is cut after so many letters. */
export const mostLetters = 2_000;

/**
 * Rows of separated text as Excel saves it: quoted cells may hold separators, line breaks and doubled
 * quotes. Never fails: a quote that is not closed ends with the file. Empty rows are left out, but
 * counted. `sep=;` in the first line is Excel's own remark, not a row.
 */
export function* readSeparated(text: string, separator: string): Generator<TableRow> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const remark = /^sep=.\r?\n/.exec(text.slice(at, at + 8));
  let line = remark ? 1 : 0;
  if (remark) at += remark[0].length;
  while (at < text.length) {
    const cells: string[] = [];
    let ended = false;
    line += 1;
    while (!ended) {
      let cell: string;
      [cell, at] =
        text[at] === '"' ? quotedCell(text, at, separator) : plainCell(text, at, separator);
      if (cells.length < mostCells) cells.push(cell.slice(0, mostLetters).trim());
      if (text[at] === separator) at += 1;
      else {
        ended = true;
        at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
      }
    }
    if (cells.some((cell) => cell !== '')) yield { line, cells };
  }
}

function plainCell(text: string, from: number, separator: string): [string, number] {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r')
    at += 1;
  return [text.slice(from, at), at];
}

function quotedCell(text: string, from: number, separator: string): [string, number] {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return [cell + text.slice(at), text.length];
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      // letters behind the closing quote belong to the cell: nobody meant to lose them
      const [rest, end] = plainCell(text, quote + 1, separator);
      return [cell + rest, end];
    }
    cell += '"';
    at = quote + 2;
  }
}

/**
 * The separator of a text: the one that cuts most rows into the same number of cells, and into more
 * than one, and most headings apart. Looked for in its first rows.
 */
export function detectSeparator(text: string): Separator {
  const remark = /^\ufeff?sep=(.)\r?\n/.exec(text)?.[1];
  const told = separators.find((one) => one === remark);
  if (told) return told;
  const head = text.slice(0, 64 * 1024);
  const [best] = separators
    .map((separator) => ({ separator, score: evenness(head, separator) }))
    .sort((a, b) => b.score - a.score);
  return best!.score > 0 ? best!.separator : ';';
}

function evenness(text: string, separator: string): number {
  const widths: number[] = [];
  let headings = 0;
  for (const { cells } of readSeparated(text, separator)) {
    widths.push(cells.length);
    headings = Math.max(headings, cells.filter((cell) => fieldOf(cell) !== null).length);
    if (widths.length === 50) break;
  }
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let best = 0;
  for (const [width, rows] of counts)
    if (width > 1) best = Math.max(best, (rows / widths.length) * (1 + Math.log2(width) / 10));
  return best + (best > 0 ? headings / 10 : 0);
}
