import type { Surface } from '#lib/domain/specimen/specimen.ts';
import type { Camera } from './camera.ts';
import type { Projected } from './projected.ts';
import { rasterise, type Painter } from './rasterise.ts';

/**
 * What is nearest in each sample of the picture, row by row. `z` in cm towards the viewer, -Infinity
 * where nothing is; of the normal (of a hair: its run) the third part follows from its length;
 * `what`: red, green, blue, and the number of the surface (from 1) in the highest byte.
 */
export type Samples = {
  /** Where its first pixel lies in the picture: only the part around the specimen is sampled. */
  left: number;
  top: number;
  /** Samples along one side of a pixel. */
  perPixel: number;
  /** In samples. */
  width: number;
  height: number;
  z: Float32Array;
  nx: Float32Array;
  ny: Float32Array;
  what: Uint32Array;
};

/** Samples round what is projected, which is moved so that its `x` and `y` count from there. */
export function makeSamples(
  parts: Projected[],
  { width, height }: Camera,
  perPixel: number
): Samples {
  const [left, right] = spanOf(
    parts.map(({ x }) => x),
    width * perPixel,
    perPixel
  );
  const [top, bottom] = spanOf(
    parts.map(({ y }) => y),
    height * perPixel,
    perPixel
  );
  for (const { x, y } of parts)
    for (let i = 0; i < x.length; i++) {
      x[i] = x[i]! - left * perPixel;
      y[i] = y[i]! - top * perPixel;
    }
  const size = { width: (right - left) * perPixel, height: (bottom - top) * perPixel };
  const count = size.width * size.height;
  return {
    ...{ left, top, perPixel, ...size, z: new Float32Array(count).fill(-Infinity) },
    ...{ nx: new Float32Array(count), ny: new Float32Array(count), what: new Uint32Array(count) }
  };
}

/** First pixel and the one after the last, an even number of them, that some coordinate falls in. */
function spanOf(lists: Float32Array[], most: number, perPixel: number): [number, number] {
  let [from, to] = [Infinity, -Infinity];
  for (const list of lists)
    for (const place of list) {
      if (place < from) from = place;
      if (place > to) to = place;
    }
  const last = Math.ceil(most / perPixel);
  const first = Math.min(last - 2, Math.max(0, Math.floor(from / perPixel) - 1));
  const end = Math.max(first + 2, Math.min(last, Math.ceil(to / perPixel) + 1));
  return [first, end - ((end - first) % 2)];
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
