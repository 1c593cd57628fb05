import { surfaceOf, type Samples } from './samples.ts';

/**
 * One sample a cell (a pixel, or a few), for light that changes slowly: depth in cm, normal in the
 * picture's axes, and the surface's number, 0 where nothing is.
 */
export type Cells = {
  width: number;
  height: number;
  /** Samples along one side of a cell. */
  size: number;
  z: Float32Array;
  normals: Float32Array;
  surface: Uint8Array;
};

/** The nearest sample of every cell of `size` × `size`. */
export function thinOut(samples: Samples, size: number, isHair: boolean[]): Cells {
  const width = Math.ceil(samples.width / size);
  const height = Math.ceil(samples.height / size);
  const cells: Cells = {
    ...{ width, height, size, z: new Float32Array(width * height).fill(-Infinity) },
    ...{ normals: new Float32Array(width * height * 3), surface: new Uint8Array(width * height) }
  };
  for (let row = 0, at = 0; row < height; row++)
    for (let column = 0; column < width; column++, at++) {
      const found = nearestIn(samples, row * size, column * size, size);
      if (found < 0) continue;
      cells.z[at] = samples.z[found]!;
      cells.surface[at] = surfaceOf(samples.what[found]!);
      // hairs keep their run there, not a normal: they are taken as facing the viewer
      const hair = isHair[cells.surface[at]!];
      const x = hair ? 0 : samples.nx[found]!;
      const y = hair ? 0 : samples.ny[found]!;
      cells.normals[at * 3] = x;
      cells.normals[at * 3 + 1] = y;
      cells.normals[at * 3 + 2] = Math.sqrt(Math.max(0, 1 - x * x - y * y));
    }
  return cells;
}

function nearestIn({ width, height, z }: Samples, top: number, left: number, size: number): number {
  let best = -Infinity;
  let found = -1;
  const right = Math.min(width, left + size);
  const bottom = Math.min(height, top + size);
  for (let row = top; row < bottom; row++)
    for (let at = row * width + left, end = row * width + right; at < end; at++)
      if (z[at]! > best) {
        best = z[at]!;
        found = at;
      }
  return found;
}
