import type { Chance } from '#lib/domain/specimen/form/chance.ts';
import type { Figure } from '#lib/domain/specimen/figure.ts';
import type { Worn } from '#lib/domain/specimen/guise.ts';

/** Measures that depend on one another: cm, and shares of the whole length. */
export type Size = {
  length: number;
  /** Greatest diameter of the base. */
  girth: number;
  rings: number;
  /** First and last crest, cm from the base. */
  first: number;
  last: number;
  from: number;
  to: number;
};

/**
 * Length, number of rings and their spacing contradict each other when drawn apart (16 rings 2 cm apart
 * do not fit on 33 cm with a smooth tip), so they are drawn together and again until all are inside the
 * published ranges, on what is left of a sawn or broken horn as well.
 */
export function drawSize(figure: Figure, chance: Chance, worn: Worn): Size {
  const [shortest, longest] = figure.range('length');
  const [usualFrom, usualTo] = figure.range('usual_length', [shortest, longest]);
  const spacings = figure.range('ring_spacing');
  const counts = figure.has('rings') ? figure.range('rings') : null;
  for (let tries = 0; tries < 400; tries++) {
    const length = chance.within(Math.max(usualFrom, shortest), Math.min(usualTo, longest));
    // what would fall out of the ranges was not sawn
    const { from, to } = tries < 200 ? worn : { from: 0, to: 1 };
    const first = chance.between(...figure.range('first_ring', [0.8, 1.8]));
    const ringed = chance.within(...figure.range('ringed_part'));
    const wanted = chance.within(...spacings);
    const rings = Math.round((length * ringed - first) / wanted) + 1;
    const spacing = (length * ringed - first) / (rings - 1);
    const last = length * ringed;
    const left = rings - Math.ceil(Math.max(0, (length * from - first) / spacing));
    const fits =
      length * (to - from) >= shortest &&
      spacing >= spacings[0] &&
      spacing <= spacings[1] &&
      last < length * (to - 0.03) &&
      (!counts || (left >= counts[0] && rings <= counts[1]));
    if (!fits) continue;
    const [thin, thick] = figure.range('base_diameter');
    const long = (length - shortest) / Math.max(longest - shortest, 1e-6);
    const girth = thin + (thick - thin) * (0.55 * long + 0.45 * chance.within(0, 1));
    return { length, girth, rings, first, last, from, to };
  }
  throw new Error('no length, rings and spacing fit together: look at the ranges of the taxon');
}
