import { hill, mix, smooth } from '#lib/domain/specimen/form/curve.ts';
import { layered, noise } from '#lib/domain/specimen/form/noise.ts';
import { cos, sin, turn } from '#lib/domain/specimen/form/trig.ts';
import type { Point } from '#lib/domain/specimen/specimen.ts';
import type { FruitRecipe } from './recipe.ts';

/**
 * The fruit's skin as a map: `angle` 0 to 1 round its axis, `up` 0 at the stalk to 1 at the apex.
 * `crease` tells how deep in a wrinkle a place lies, `mark` how much it belongs to the apex's figure.
 */
export type FruitForm = {
  place: (angle: number, up: number) => Point;
  crease: (angle: number, up: number) => number;
  mark: (angle: number, up: number) => number;
};

export function fruitForm(recipe: FruitRecipe): FruitForm {
  const { length, width, salt } = recipe;
  const crease = creases(recipe);
  const mark = apexMark(recipe);
  const bare = (angle: number, up: number): Point => {
    const [across, high] = profile(recipe, up);
    const [c, n] = [cos(angle * turn), sin(angle * turn)];
    let r = across * (1 + 0.05 * layered(c * 0.9 + 20, n * 0.9 + high, 64, salt + 1, 2));
    r *= 1 - recipe.wrinkle * crease(angle, up) * smooth(0.02, 0.12, up) * smooth(1, 0.86, up);
    r *=
      1 -
      recipe.dent *
        hill((angle - 0.31 + 0.05 * noise(high * 2, 1, 64, salt + 2)) / 0.17) *
        hill((up - 0.5) / 0.5);
    const [sunk, out] = apexRelief(recipe, angle, up, mark(angle, up));
    return [r * c * out, high - sunk, r * n * out];
  };
  const [kx, ky, middle] = fit(bare, length, width);
  const place = (angle: number, up: number): Point => {
    const [x, y, z] = bare(angle, up);
    return [x * kx, (y - middle) * ky, z * kx];
  };
  return { place, crease, mark };
}

/** Half width and height in units of half the width and half the length. */
function profile({ belly, spindle, apex }: FruitRecipe, up: number): [number, number] {
  const phi = (up - 0.5) * 3.14159265;
  const round = cos(phi);
  const high = sin(phi);
  const lean = 1 + 0.22 * belly * high * (1 + 0.4 * Math.abs(high));
  const drawnOut = mix(1, 0.55 + 0.45 * round, spindle);
  // a platform cuts the upper end off flat
  const flat = apex.kind === 'platform' ? 1 - 0.1 * smooth(0.8, 1, up) : 1;
  return [round * lean * drawnOut, high * flat];
}

function creases({ salt, lengthwise, wrinkles }: FruitRecipe) {
  return (angle: number, up: number) => {
    const warp = 0.05 * noise(angle * 4, up * 3, 4, salt + 5);
    const long = 1 - Math.abs(noise((angle + warp) * wrinkles, up * 1.6, wrinkles, salt + 6));
    const half = Math.max(4, Math.round(wrinkles * 1.2));
    const swing = 0.7 * noise(angle * 6, up * 5, 6, salt + 7);
    const net =
      1 - Math.abs(noise(angle * half + swing, up * wrinkles * 0.7 + swing, half, salt + 8));
    const fine =
      1 - Math.abs(noise(angle * half * 2 + swing, up * wrinkles * 1.7, half * 2, salt + 9));
    return mix(net * net * net, long * long, lengthwise) * 0.75 + 0.25 * fine * fine * fine;
  };
}

/** Where the figure at the apex lies: 0 to 1. Three rays, a five-sided plate, a rim, a button. */
function apexMark({ apex, salt }: FruitRecipe): FruitForm['mark'] {
  const { kind, size } = apex;
  return (angle, up) => {
    if (up < 0.5) return 0;
    const far = sin((1 - up) * 3.14159265);
    const near = far / size;
    if (kind === 'rays') {
      const a = angle + 0.012 * noise(angle * 5, 1, 5, salt + 11);
      const aside = (((((a * 3) % 1) + 1.5) % 1) - 0.5) / 3;
      return hill((aside * turn * far) / (0.05 + 0.05 * far)) * smooth(1.1, 0.7, near);
    }
    if (kind === 'platform') {
      const aside = (((((angle * 5) % 1) + 1.5) % 1) - 0.5) / 5;
      const reach = 0.84 / cos(aside * turn);
      return smooth(reach + 0.08, reach - 0.08, near);
    }
    return kind === 'plain'
      ? 0
      : smooth(1.12, 0.88, near + 0.05 * noise(angle * 7, 3, 7, salt + 12));
  };
}

/** How far the apex is sunk (of the half length) and how far it stands out (factor). */
function apexRelief(
  { apex }: FruitRecipe,
  _angle: number,
  up: number,
  mark: number
): [number, number] {
  const { kind, size } = apex;
  if (up < 0.5) return [0.05 * hill(up / 0.05), 1];
  const near = sin((1 - up) * 3.14159265) / size;
  switch (kind) {
    case 'rays':
      return [0.055 * mark - 0.03 * hill(near / 1.3) + 0.05 * hill(near / 0.25), 1];
    case 'hole':
      return [0.34 * mark - 0.05 * hill((near - 1.25) / 0.5), 1];
    case 'platform':
      return [0.04 * mark - 0.03 * hill((near - 1) / 0.3) + 0.2 * smooth(0.36, 0.24, near), 1];
    case 'calyx':
      return [0.16 * mark, 1];
    case 'button':
      return [-0.035 * mark + 0.04 * hill((near - 1.3) / 0.4) + 0.03 * hill(near / 0.6), 1];
    default:
      return [0.02 * hill(near), 1];
  }
}

function fit(bare: FruitForm['place'], length: number, width: number): [number, number, number] {
  let [low, high] = [Infinity, -Infinity];
  let [left, right] = [Infinity, -Infinity];
  for (let i = 0; i < 64; i++)
    for (let row = 0; row <= 60; row++) {
      const [x, y] = bare(i / 64, row / 60);
      left = Math.min(left, x);
      right = Math.max(right, x);
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  return [width / (right - left), length / (high - low), (low + high) / 2];
}
