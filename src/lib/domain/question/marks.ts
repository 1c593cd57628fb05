import type { Mark } from './question.ts';

/** A mark from a fraction of full marks; rounding keeps sums of thirds and sixths tidy. */
export function markOf(fraction: number): Mark {
  const points = Math.round(Math.min(1, Math.max(0, fraction)) * 1e6) / 1e6;
  return { points, verdict: points === 1 ? 'right' : points === 0 ? 'wrong' : 'part' };
}
