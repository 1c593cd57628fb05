import type { Surface } from '#lib/domain/specimen/specimen.ts';
import type { Projected } from './projected.ts';
import { rasterise, type Painter } from './rasterise.ts';

/**
 * What is nearest in each sample of the picture, row by row. `z` in cm towards the viewer, -Infinity
 * where nothing is; of the normal (of a hair: its run) the third part follows from its length;
 * `what`: red, green, blue, and the number of the surface (from 1) in the highest byte.
 */
export type Samples = {
  width: number;
  height: number;
  z: Float32Array;
  nx: Float32Array;
  ny: Float32Array;
  what: Uint32Array;
};

export function makeSamples(width: number, height: number): Samples {
  const count = width * height;
  return {
    width,
    height,
    z: new Float32Array(count).fill(-Infinity),
    nx: new Float32Array(count),
    ny: new Float32Array(count),
    what: new Uint32Array(count)
  };
}

export const surfaceOf = (what: number) => what >>> 24;

/**
 * Backs are left out (`none`), lit like fronts (`same`: hairs are ribbons) or seen as the inside of
 * something sawn open (`inside`: turned round and darker).
 */
export function fillSamples(
  samples: Samples,
  at: Projected,
  surface: Surface,
  { number, backs }: { number: number; backs: 'none' | 'same' | 'inside' }
): void {
  rasterise(at, surface.indices, samples, nearest(samples, at, surface.colours, number, backs));
}

function nearest(
  { z, nx, ny, what }: Samples,
  at: Projected,
  colours: Uint8Array,
  number: number,
  backs: 'none' | 'same' | 'inside'
): Painter {
  const mark = number << 24;
  let [a, b, c] = [0, 0, 0];
  let [depth, depthB, depthC] = [0, 0, 0];
  let [bright, sign] = [1, 1];
  const colour = (channel: number, u: number, v: number, t: number) =>
    bright *
    (colours[a * 3 + channel]! * t + colours[b * 3 + channel]! * u + colours[c * 3 + channel]! * v);
  const { normals } = at;
  const part = (axis: number, u: number, v: number, t: number) =>
    normals[a * 3 + axis]! * t + normals[b * 3 + axis]! * u + normals[c * 3 + axis]! * v;
  return {
    begin(first, second, third, back) {
      if (back && backs === 'none') return false;
      a = first;
      b = second;
      c = third;
      depth = at.z[a]!;
      depthB = at.z[b]! - depth;
      depthC = at.z[c]! - depth;
      sign = back && backs === 'inside' ? -1 : 1;
      bright = sign < 0 ? 0.55 : 1;
      return true;
    },
    put(sample, u, v) {
      const here = depth + u * depthB + v * depthC;
      if (here <= z[sample]!) return;
      const t = 1 - u - v;
      z[sample] = here;
      nx[sample] = sign * part(0, u, v, t);
      ny[sample] = sign * part(1, u, v, t);
      what[sample] =
        mark | (colour(2, u, v, t) << 16) | (colour(1, u, v, t) << 8) | colour(0, u, v, t);
    }
  };
}
