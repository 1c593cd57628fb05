import type { TaxonGroup } from './taxon-group.ts';

/** What is known of a unit, a group, a step of time or a taxon: figures of answers. */
export type Counts = {
  answers: number;
  good: number;
  hits: number;
  misses: number;
  falseAlarms: number;
  clears: number;
  /** By how sure people were: how many answers, and how many of them good. */
  guessed: Share;
  fairly: Share;
  sure: Share;
};

export type Share = { count: number; of: number };

export const noCounts: Counts = {
  ...{ answers: 0, good: 0, hits: 0, misses: 0, falseAlarms: 0, clears: 0 },
  ...{ guessed: { count: 0, of: 0 }, fairly: { count: 0, of: 0 }, sure: { count: 0, of: 0 } }
};

/** A cell of a confusion table: what it was, and what it was taken for. */
export type Cell = {
  kind: 'decide' | 'identify';
  truth: string;
  answer: string;
} & Counts;

/** What the database sums for one unit and all below it, whatever the answers were. */
export type Sums = {
  /** By part of the unit (the units right under it, and itself for those posted at it). */
  parts: { unit: string; group: TaxonGroup; counts: Counts }[];
  /** By step of the trend; `from`: its first day. */
  steps: { from: string; group: TaxonGroup; counts: Counts }[];
};

export const addCounts = (a: Counts, b: Counts): Counts => ({
  answers: a.answers + b.answers,
  good: a.good + b.good,
  hits: a.hits + b.hits,
  misses: a.misses + b.misses,
  falseAlarms: a.falseAlarms + b.falseAlarms,
  clears: a.clears + b.clears,
  guessed: addShares(a.guessed, b.guessed),
  fairly: addShares(a.fairly, b.fairly),
  sure: addShares(a.sure, b.sure)
});

const addShares = (a: Share, b: Share): Share => ({ count: a.count + b.count, of: a.of + b.of });

export const totalOf = (list: readonly Counts[]): Counts => list.reduce(addCounts, noCounts);
