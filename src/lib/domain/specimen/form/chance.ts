import { randomOf } from '#lib/domain/random.ts';

/** Draws for one individual: the same text and seed draw the same on every machine. */
export type Chance = {
  /** 0 up to 1. */
  share: () => number;
  between: (from: number, to: number) => number;
  /** About the middle more often than at the ends, never outside (a sum of four draws). */
  within: (from: number, to: number) => number;
  /** Mean 0, standard deviation 1, never past 3.5. */
  spread: () => number;
  happens: (share: number) => boolean;
};

export function chanceOf(text: string): Chance {
  const share = randomOf(text);
  const four = () => share() + share() + share() + share();
  return {
    share,
    between: (from, to) => from + (to - from) * share(),
    within: (from, to) => from + (to - from) * (four() / 4),
    spread: () => (four() - 2) * 1.7320508075688772,
    happens: (odds) => share() < odds
  };
}
