/**
 * Every individual is a taxon and a seed. The two ranges never touch, so no practice can show what an
 * exam will ask, whoever draws and however often: by arithmetic, not by bookkeeping.
 */
export const examSeeds = { from: 1, to: 99_999 };
export const practiceSeeds = { from: 100_000, to: 2 ** 31 - 1 };

export const isExamSeed = (seed: number) => isWithin(seed, examSeeds);
export const isPracticeSeed = (seed: number) => isWithin(seed, practiceSeeds);

/** The practice seed at a place from 0 up to (not including) 1 in their range. */
export function practiceSeed(at: number): number {
  const { from, to } = practiceSeeds;
  return from + Math.floor(at * (to - from + 1));
}

const isWithin = (seed: number, { from, to }: { from: number; to: number }) =>
  Number.isInteger(seed) && seed >= from && seed <= to;
