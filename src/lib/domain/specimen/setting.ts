import { randomOf } from '#lib/domain/random.ts';
import type { Setting } from './specimen.ts';

/** As specimens are shown when nothing says otherwise. */
export const plainSetting: Setting = {
  ...{ turn: 0, lean: 0, light: -38, warmth: 0.5, dirt: 0, fill: 0.86 }
};

/**
 * How an individual lies in its pictures, by chance. Knows nothing of the taxon, so nothing of the
 * taxon can be told from it: what is drawn alike for every class cannot be learnt in place of the horns.
 */
export function settingOf(seed: number): Setting {
  const random = randomOf(`setting ${seed}`);
  const within = (from: number, to: number) => from + (to - from) * random();
  return {
    turn: within(-24, 24),
    lean: within(-16, 16),
    light: within(-75, 75),
    warmth: within(0.15, 0.85),
    dirt: Math.max(0, within(-0.4, 0.8)),
    fill: within(0.74, 0.9)
  };
}
