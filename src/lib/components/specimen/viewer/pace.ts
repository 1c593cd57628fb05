/** How finely to paint: real pixels a CSS pixel, shadows, and in which steps to turn (0: any angle). */
export type Quality = { ratio: number; fine: boolean; step: number };

/** While it moves, from the best; a machine that is slow even at the third turns in steps. */
const moving: readonly Quality[] = [
  { ratio: 2, fine: true, step: 0 },
  { ratio: 1, fine: true, step: 0 },
  { ratio: 1, fine: false, step: 0 },
  { ratio: 0.5, fine: false, step: 15 }
];
/** Milliseconds a picture may take before the next worse quality is taken, and how few earn a better. */
const tooSlow = 60;
const slowest = 120;
const quick = 14;

/**
 * Learns from the pictures that it is told of how fast this machine paints. One that needs more than
 * 120 ms a picture turns in steps of 15°, at half the resolution; at rest all are painted finely.
 */
export function makePace(pixelRatio: number) {
  let level = 1;
  let measured = 0;
  const device = Math.min(2, pixelRatio);
  return {
    moving: (): Quality => ({ ...moving[level]!, ratio: moving[level]!.ratio * device }),
    rest: (): Quality => ({ ratio: Math.min(3, 2 * device), fine: true, step: 0 }),
    /** Whether the next picture should be timed: it costs waiting, so only until the pace is known. */
    wantsTime: () => measured < 12,
    took(ms: number) {
      measured++;
      if (ms > (level === 2 ? slowest : tooSlow) && level < 3) {
        level++;
        measured = 0;
      } else if (ms < quick && level === 1) level = 0;
      else if (level === 0 && ms > tooSlow / 2) level = 1;
    },
    isSlow: () => level === 3
  };
}
export type Pace = ReturnType<typeof makePace>;
