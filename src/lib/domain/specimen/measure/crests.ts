/**
 * Places of the crests in a row of heights one `step` apart: hills that stand out from the lower of
 * their two valleys by a share of what the strong ones do. Past `end` is the rim, no ring.
 */
export function crestsOf(heights: Float64Array, step: number, end: number): Crest[] {
  const level = flattened(smoothed(heights, Math.round(0.06 / step)), Math.round(1.3 / step));
  const hills: Crest[] = [];
  for (let i = 1; i < level.length - 1 && i * step < end; i++) {
    if (!(level[i]! > level[i - 1]! && level[i]! >= level[i + 1]!)) continue;
    const above = level[i]! - Math.max(valley(level, i, -1), valley(level, i, 1));
    if (above > least) hills.push({ at: i * step, above });
  }
  const ranked = hills.map(({ above }) => above).sort((a, b) => b - a);
  const strong = ranked[Math.floor(ranked.length * 0.25)] ?? 0;
  return inRow(hills.filter(({ above }) => above > strong * 0.13));
}

/** Where, and how far it stands out, cm. */
export type Crest = { at: number; above: number };

/** A finger feels no less, cm. */
const least = 0.009;

/** Without what is no ring at either end: faint hills far from the row, and edges of the rim or the saw. */
function inRow(hills: Crest[]): Crest[] {
  const kept = [...hills];
  const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  for (;;) {
    const gap = middle(kept.slice(1).map(({ at }, i) => at - kept[i]!.at));
    const usual = middle(kept.map(({ above }) => above));
    const stray = (end: Crest | undefined, next: Crest | undefined) =>
      !!end &&
      !!next &&
      ((Math.abs(end.at - next.at) > gap * 1.5 && end.above < usual * 0.45) ||
        end.above > usual * 2.6 ||
        Math.abs(end.at - next.at) < gap * 0.42);
    if (stray(kept[0], kept[1])) kept.shift();
    else if (stray(kept.at(-1), kept.at(-2))) kept.pop();
    else return kept;
  }
}

/** The lowest place before the ground rises past the hill. */
function valley(level: Float64Array, from: number, way: 1 | -1): number {
  let low = level[from]!;
  for (let i = from + way; i >= 0 && i < level.length && level[i]! <= level[from]!; i += way)
    low = Math.min(low, level[i]!);
  return low;
}

function smoothed(heights: Float64Array, reach: number): Float64Array {
  return averaged(averaged(heights, reach), reach);
}

function flattened(heights: Float64Array, reach: number): Float64Array {
  const mean = averaged(heights, reach);
  return heights.map((value, i) => value - mean[i]!);
}

function averaged(heights: Float64Array, reach: number): Float64Array {
  const sums = new Float64Array(heights.length + 1);
  heights.forEach((value, i) => (sums[i + 1] = sums[i]! + value));
  return heights.map((_, i) => {
    const [from, to] = [Math.max(0, i - reach), Math.min(heights.length, i + reach + 1)];
    return (sums[to]! - sums[from]!) / (to - from);
  });
}
