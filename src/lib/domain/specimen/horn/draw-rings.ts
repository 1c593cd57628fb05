import type { Chance } from '#lib/domain/specimen/form/chance.ts';
import { clamp, smooth } from '#lib/domain/specimen/form/curve.ts';
import type { Figure } from '#lib/domain/specimen/figure.ts';
import type { Rings } from './recipe.ts';
import type { Size } from './draw-size.ts';

/** Rings of one individual: no two alike in height, place, tilt and reach. */
export function drawRings(
  figure: Figure,
  chance: Chance,
  { rings, first, last, length }: Size
): Rings {
  const uneven = figure.number('ring_unevenness', 0.12);
  const squeeze = chance.between(...figure.range('ring_squeeze', [-0.1, 0.2]));
  const gaps = Array.from({ length: rings - 1 }, (_, i) => {
    const x = i / Math.max(1, rings - 2);
    return clamp(1 + uneven * chance.spread(), 0.62, 1.4) * (1 + squeeze * (0.5 - x));
  });
  const sum = gaps.reduce((all, gap) => all + gap, 0);
  const at = [first];
  for (const gap of gaps) at.push(at.at(-1)! + (gap * (last - first)) / sum);

  const high = chance.within(...figure.range('ring_height'));
  const faceUp = figure.number('ring_facing', 90);
  const halfFrom = chance.within(...figure.range('half_rings_from', [0.45, 0.6]));
  const half = chance.within(...figure.range('half_rings', [0.5, 0.9]));
  const least = figure.number('front_only', 0.15);
  const height = at.map((place, i) => {
    const t = place / length;
    // they swell from the base and fade towards the smooth part
    const swell = 0.75 + 0.25 * smooth(0, 0.12, t);
    const fade = 1 - 0.4 * smooth(rings * 0.6, rings, i + 1);
    return high * swell * fade * clamp(1 + 0.17 * chance.spread(), 0.62, 1.4);
  });
  return {
    at,
    height,
    facing: at.map(() => faceUp + figure.number('facing_spread', 14) * chance.spread()),
    partial: at.map((place) =>
      clamp(
        least +
          (half - least) * smooth(halfFrom - 0.15, halfFrom + 0.15, place / length) +
          0.1 * chance.spread(),
        0,
        1
      )
    ),
    width: [
      chance.between(...figure.range('ring_below', [0.5, 0.7])),
      chance.between(...figure.range('ring_above', [0.42, 0.6]))
    ],
    slant: chance.within(...figure.range('ring_slant', [0.1, 0.3])),
    wave: chance.between(...figure.range('ring_wave', [0.1, 0.22])),
    counted: figure.number('rings_counted', 1) > 0
  };
}
