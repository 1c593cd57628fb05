import { readinessOf, readyFalseAlarms, readyHits, sharesOf, type Readiness } from './readiness.ts';
import { noCounts, type Counts } from './recognition.ts';
import type { TaxonGroup } from './taxon-group.ts';

/** What the recognition of one sort of goods stands on. */
export type ReadyCounts = Pick<Counts, 'answers' | 'hits' | 'misses' | 'falseAlarms' | 'clears'>;

/** Of a unit; `counts` null: too few people would be told of. */
export type GroupReadiness = { group: TaxonGroup; counts: ReadyCounts | null };

/** One sort of goods in a word and in the number that says why. */
export type Worst = {
  group: TaxonGroup;
  readiness: Readiness;
  /** What is further from what is wanted: protected goods let through, or look-alikes stopped. */
  why: { what: 'let-through' | 'taken-for-real'; percent: number } | null;
};

/** What a unit is worst at; null: nothing can be told. */
export function worstOf(groups: readonly GroupReadiness[]): Worst | null {
  const told = groups.flatMap(({ group, counts }) => (counts ? [saidOf(group, counts)] : []));
  return told.sort((a, b) => rank[a.readiness] - rank[b.readiness] || b.short - a.short)[0] ?? null;
}

const rank: Record<Readiness, number> = { weak: 0, near: 1, ready: 2, unsure: 3 };

function saidOf(group: TaxonGroup, some: ReadyCounts): Worst & { short: number } {
  const counts = { ...noCounts, ...some };
  const { hits, falseAlarms } = sharesOf(counts);
  const readiness = readinessOf(counts);
  if (readiness === 'unsure' || hits === null) return { group, readiness, why: null, short: 0 };
  const [missing, alarms] = [readyHits - hits, (falseAlarms ?? 0) - readyFalseAlarms];
  const why =
    missing >= alarms
      ? { what: 'let-through' as const, percent: 100 - hits }
      : { what: 'taken-for-real' as const, percent: falseAlarms! };
  return { group, readiness, why, short: Math.max(missing, alarms) };
}
