/** Sums over n pairs (x, r). */
export type Sums = { n: number; x: number; xx: number; r: number; rr: number; xr: number };

// what rounding leaves of a variance that is 0
const nothing = 1e-9;

/**
 * Pearson's correlation from sums, which for marks of 0 and 1 is the point-biserial (Tate 1954):
 * (n Σxr - Σx Σr) / √((n Σx² - (Σx)²) (n Σr² - (Σr)²)). null: one of the two does not vary.
 */
export function correlation({ n, x, xx, r, rr, xr }: Sums): number | null {
  const varies = (n * xx - x * x) * (n * rr - r * r);
  if (n < 2 || n * xx - x * x < nothing || n * rr - r * r < nothing) return null;
  return Math.max(-1, Math.min(1, (n * xr - x * r) / Math.sqrt(varies)));
}

/** The same of having chosen something (1) or not (0): a count and the sum of r say enough. */
export function correlationOfChosen(count: number, sum: number, all: Sums): number | null {
  return correlation({ n: all.n, x: count, xx: count, r: all.r, rr: all.rr, xr: sum });
}
