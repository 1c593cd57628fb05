/** Milliseconds before trying again: 2 s, doubling to 2 min, spread so that a post does not knock at once. */
export function retryDelay(failures: number, dice: number): number {
  const longest = 2 * 60_000;
  const delay = Math.min(longest, 1000 * 2 ** Math.min(failures, 10));
  return Math.round(delay * (0.75 + dice / 2));
}
