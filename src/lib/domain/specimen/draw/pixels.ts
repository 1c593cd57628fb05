import { surfaceOf, type Samples } from './samples.ts';

/**
 * One sample a pixel, for light that changes slowly (what hides it): depth in cm, normal in the
 * picture's axes, and the surface's number, 0 where nothing is.
 */
export type Pixels = {
  width: number;
  height: number;
  z: Float32Array;
  normals: Float32Array;
  surface: Uint8Array;
};

export function thinOut(samples: Samples, perPixel: number, isHair: boolean[]): Pixels {
  const width = samples.width / perPixel;
  const height = samples.height / perPixel;
  const pixels: Pixels = {
    ...{ width, height, z: new Float32Array(width * height).fill(-Infinity) },
    ...{ normals: new Float32Array(width * height * 3), surface: new Uint8Array(width * height) }
  };
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const found = nearestIn(samples, row * perPixel, column * perPixel, perPixel);
      if (found < 0) continue;
      const at = row * width + column;
      pixels.z[at] = samples.z[found]!;
      pixels.surface[at] = surfaceOf(samples.what[found]!);
      // hairs keep their run there, not a normal: they are taken as facing the viewer
      const hair = isHair[pixels.surface[at]!];
      const x = hair ? 0 : samples.nx[found]!;
      const y = hair ? 0 : samples.ny[found]!;
      pixels.normals[at * 3] = x;
      pixels.normals[at * 3 + 1] = y;
      pixels.normals[at * 3 + 2] = Math.sqrt(Math.max(0, 1 - x * x - y * y));
    }
  return pixels;
}

function nearestIn({ width, z }: Samples, top: number, left: number, size: number): number {
  let [best, found] = [-Infinity, -1];
  for (let row = top; row < top + size; row++)
    for (let at = row * width + left, end = at + size; at < end; at++)
      if (z[at]! > best) {
        best = z[at]!;
        found = at;
      }
  return found;
}
