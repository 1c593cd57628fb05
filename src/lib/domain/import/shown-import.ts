import type { TypedRow } from './columns.ts';
import type { Facts, Verdict, Why } from './judge-row.ts';
import type { FileProblem, Reading } from './reading.ts';

export type ImportState =
  | 'checking'
  | 'checked'
  | 'queued'
  | 'running'
  | 'done'
  | 'cancelled'
  | 'failed'
  | 'undoing'
  | 'undone';

/** Something is being done: the page looks again soon. */
export const isBusy = (state: ImportState): boolean =>
  ['checking', 'queued', 'running', 'undoing'].includes(state);

/** How many rows have which verdict; after undoing also how many were taken back, or not. */
export type Counts = Record<Verdict, number> & { undone?: number; kept?: number };

/** What undoing did with a row: taken back, or why not. */
export type Undone = 'undone' | 'used' | 'changed' | 'not-yours' | 'taken' | 'unit-closed';

export interface ListedImport {
  id: string;
  fileName: string;
  state: ImportState;
  madeAt: Date;
  madeBy: string;
  counts: Counts | null;
}

export interface ShownImport extends ListedImport {
  problem: string | null;
  reading: Reading;
  turn: number;
  rows: number;
  progress: number;
  endedAt: Date | null;
  cancelAt: Date | null;
  hasFile: boolean;
  /** Imports that are carried out before this one. */
  before: number;
}

export interface ImportRow {
  line: number;
  typed: TypedRow;
  verdict: Verdict;
  why: { why: Why[]; line?: number } | null;
  personId: string | null;
  before: Facts | null;
  after: Facts | null;
  undone: Undone | null;
}

/** Why something about an import was not done. */
export type ImportProblem = FileProblem | 'no-file' | 'late' | 'broke' | 'undo-broke';
