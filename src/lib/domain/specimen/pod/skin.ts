import { hill, smooth } from '#lib/domain/specimen/form/curve.ts';
import { layered, noise } from '#lib/domain/specimen/form/noise.ts';
import { cos, radians, sin, turn } from '#lib/domain/specimen/form/trig.ts';
import type { Point } from '#lib/domain/specimen/specimen.ts';
import type { PodRecipe } from './recipe.ts';

/**
 * The pouch as a map: a place on the map lies (x, y) from the middle of the hair face, 1 is the rim and
 * 2 the middle of the back. `skin(x, y)` tells where in space that is, in cm.
 */
export type Skin = {
  place: (x: number, y: number) => Point;
  outward: (x: number, y: number) => Point;
  /** From the seam, in cm on the map's scale; far away where there is none. */
  fromSeam: (x: number, y: number) => number;
};

export function skinOf(recipe: PodRecipe): Skin {
  const shape = shapeOf(recipe);
  // lumps swell it: what was measured is the outside, so it is fitted to it
  const [wide, deep, middle] = extent(shape);
  const [kx, kz] = [recipe.width / wide, recipe.thickness / deep];
  const place = (x: number, y: number): Point => {
    const [a, b, c] = shape(x, y);
    return [a * kx, b * kx, (c - middle) * kz];
  };
  return { place, outward: outwardOf(place), fromSeam: seamOf(recipe) };
}

function shapeOf(recipe: PodRecipe): (x: number, y: number) => Point {
  const { width, thickness, aspect, lump, salt, wrinkle, pore, gathered } = recipe;
  const [front, back] = [thickness * 0.4, thickness * 0.6];
  const opening = pore / width;
  const seam = recipe.stitches ? seamOf(recipe) : null;
  return (x, y) => {
    const s = Math.sqrt(x * x + y * y);
    const [c, n] = s > 1e-9 ? [x / s, y / s] : [1, 0];
    const phi = Math.min(s, 2) * (turn / 4);
    const round = sin(phi);
    const up = cos(phi);
    // a place in space for the noise, so that nothing meets at a line
    const swell = 1 + lump * layered(c * round * 1.6 + 40, n * round * 1.6 + up, 97, salt, 3);
    let r = round * swell * (1 + 0.1 * up * round * round);
    let z = up > 0 ? front * up * (1 + 0.28 * round * round) : back * up;
    z *= swell;
    const behind = smooth(1.05, 1.3, s);
    if (behind > 0) {
      const crease = creaseAt(c * round, n * round, up, salt);
      z += thickness * 0.035 * wrinkle * behind * crease;
      r *= 1 - 0.02 * wrinkle * behind * crease;
    }
    if (opening > 0 && s < 0.9) {
      const from = r / opening;
      const lip = gathered ? 0 : 0.035 * hill((from - 1.5) / 0.9);
      const dish = -0.1 * hill(r / 0.5) * front;
      const hole = -0.3 * smooth(1.15, 0.55, from) * Math.min(1, front);
      z += lip * width * 0.3 + dish + hole;
    }
    if (gathered > 0) {
      const ripple = foldAt(recipe, c, n);
      const near = smooth(0.95, 0.16, s) * smooth(0.015, 0.06, s);
      z +=
        gathered *
        front *
        (0.13 * ripple * near - 0.22 * hill(s / 0.3) + 0.16 * hill((s - 0.36) / 0.34));
    }
    if (seam) {
      const furrow = hill(seam(x, y) / 0.16);
      z -= Math.sign(up) * 0.055 * furrow * Math.abs(up);
      r *= 1 - 0.02 * furrow;
    }
    return [(r * c * width) / 2, (r * n * aspect * width) / 2, z];
  };
}

/** Wrinkles of a dried membrane: 0 on the flat to 1 in a crease, larger ones and finer ones between. */
export function creaseAt(x: number, y: number, up: number, salt: number): number {
  const warp = 0.5 * noise(x * 3 + 20, y * 3 + up * 2, 64, salt + 2);
  const fold = (times: number, nth: number) => {
    const line =
      1 -
      Math.abs(noise((x + warp) * times + 60, (y - warp) * times + up * times, 512, salt + nth));
    return line * line * line;
  };
  return 0.65 * fold(3.2, 3) + 0.35 * fold(8, 4);
}

/** -1 in the furrow to 1 on the crest of the folds round a tied neck. */
export function foldAt({ folds, salt }: PodRecipe, c: number, n: number): number {
  // an uneven number of folds, of uneven width: the angle is bent before it is counted
  const bent = 0.8 * noise(c * 1.3 + 30, n * 1.3, 64, salt + 5);
  const k = Math.max(folds, 1);
  let [re, im] = [1, 0];
  for (let i = 0; i < k; i++) [re, im] = [re * c - im * n, re * n + im * c];
  return re * cos(bent * 4) - im * sin(bent * 4);
}

function extent(shape: (x: number, y: number) => Point): [number, number, number] {
  let [left, right, low, high] = [0, 0, 0, 0];
  for (let i = 0; i < 96; i++)
    for (let ring = 0; ring <= 40; ring++) {
      const [c, n] = [cos((i / 96) * turn), sin((i / 96) * turn)];
      const [x, , z] = shape((c * ring) / 20, (n * ring) / 20);
      left = Math.min(left, x);
      right = Math.max(right, x);
      low = Math.min(low, z);
      high = Math.max(high, z);
    }
  return [right - left, high - low, (low + high) / 2];
}

function outwardOf(place: Skin['place']): Skin['outward'] {
  const e = 0.012;
  return (x, y) => {
    const [ax, ay, az] = place(x + e, y);
    const [bx, by, bz] = place(x - e, y);
    const [cx, cy, cz] = place(x, y + e);
    const [dx, dy, dz] = place(x, y - e);
    const [ux, uy, uz] = [ax - bx, ay - by, az - bz];
    const [vx, vy, vz] = [cx - dx, cy - dy, cz - dz];
    const normal: Point = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const long = Math.sqrt(normal[0] ** 2 + normal[1] ** 2 + normal[2] ** 2) || 1;
    return [normal[0] / long, normal[1] / long, normal[2] / long];
  };
}

function seamOf({ stitches, seam, width, salt }: PodRecipe): Skin['fromSeam'] {
  if (!stitches) return () => 99;
  const [c, n] = [cos(radians(seam.angle)), sin(radians(seam.angle))];
  return (x, y) => {
    const along = -x * n + y * c;
    const bow = 0.06 * noise(along * 1.7 + 20, 0.5, 64, salt + 8);
    return (x * c + y * n - seam.offset - bow) * (width / 2);
  };
}
