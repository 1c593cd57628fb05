/**
 * The chance that at least `count` of independent events happen, each with its own probability: the
 * upper tail of a binomial whose trials differ. Exact; the square of their number in steps.
 */
export function atLeast(count: number, probabilities: readonly number[]): number {
  // ways[k]: the chance that k of those looked at so far happened
  let ways = [1];
  for (const p of probabilities) {
    const next = [...ways.map((way) => way * (1 - p)), 0];
    ways.forEach((way, k) => (next[k + 1]! += way * p));
    ways = next;
  }
  return ways.slice(count).reduce((sum, way) => sum + way, 0);
}
