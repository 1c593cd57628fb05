import type { Counts } from './recognition.ts';

/** From so many hits and up to so many false alarms, in percent, people are ready for the post. */
export const readyHits = 80;
export const readyFalseAlarms = 30;
const nearHits = 60;
const nearFalseAlarms = 50;
/** With fewer answers about protected goods nothing is concluded. */
const leastTargets = 20;

export type Readiness = 'ready' | 'near' | 'weak' | 'unsure';

/** Shares in percent; null: nothing of the sort was asked. Rounded to the side of not being ready. */
export type Shares = {
  hits: number | null;
  targets: number;
  falseAlarms: number | null;
  harmless: number;
};

export function sharesOf({ hits, misses, falseAlarms, clears }: Counts): Shares {
  const [targets, harmless] = [hits + misses, falseAlarms + clears];
  return {
    ...{ targets, harmless },
    hits: targets > 0 ? Math.floor((hits / targets) * 100) : null,
    falseAlarms: harmless > 0 ? Math.ceil((falseAlarms / harmless) * 100) : null
  };
}

export function readinessOf(counts: Counts): Readiness {
  const { hits, targets, falseAlarms } = sharesOf(counts);
  if (hits === null || targets < leastTargets) return 'unsure';
  const alarms = falseAlarms ?? 0;
  if (hits >= readyHits && alarms <= readyFalseAlarms) return 'ready';
  return hits >= nearHits && alarms <= nearFalseAlarms ? 'near' : 'weak';
}
