import type { Reader } from '#lib/domain/time/say-time.ts';
import type { Screen, ScreenData } from './screens.ts';
import type { Cell, Table } from './table.ts';

/** A screen in the reader's words: its tables, and its filters as label and value. */
export interface ScreenInWords {
  /** Without ending, in plain letters. */
  name: string;
  title: string;
  filters: [string, Cell][];
  /** The moment or day of which it is true. */
  asOf: Cell;
  tables: Table[];
}

/** Puts what was read into words. The engine room makes no words: pages and jobs bring these along. */
export type PutIntoWords = {
  [S in Screen]: (data: ScreenData[S], reader: Reader) => ScreenInWords;
};

/** How a file came to be. */
export interface Made {
  at: Date;
  asOf: Cell;
  by: string;
  timeZone: string;
  /** Of the screen. */
  address: string;
}

/** All words of files. */
export interface FileWords {
  screens: PutIntoWords;
  made(made: Made): [string, Cell][];
  /** What the sheet is called that says so, and what stands before the number of rows. */
  labels(): { about: string; rows: string };
}
