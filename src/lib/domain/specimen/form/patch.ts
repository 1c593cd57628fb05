import type { Surface } from '#lib/domain/specimen/specimen.ts';
import { toByte, type Colour } from './colour.ts';

/**
 * A grid of points, `columns` round (closed) and `rows` along, smooth within itself: where two patches
 * of a surface meet there is an edge. Columns go from a frame's `aside` towards its `ahead`; rows climb the
 * outside, and go down on an inside.
 */
export type Patch = {
  columns: number;
  rows: number;
  positions: Float64Array;
  colours: Float32Array;
};

export function patch(columns: number, rows: number): Patch {
  const count = columns * rows * 3;
  return { columns, rows, positions: new Float64Array(count), colours: new Float32Array(count) };
}

export function paint({ colours, columns }: Patch, row: number, column: number, colour: Colour) {
  const at = (row * columns + column) * 3;
  colours[at] = colour[0];
  colours[at + 1] = colour[1];
  colours[at + 2] = colour[2];
}

/** Places are rounded so that the last bit of a machine's arithmetic never shows (cm). */
export const grain = 1 / 4096;

/** Patches put together into one surface; `mirrored` swaps left and right. */
export function surfaceOf(
  patches: Patch[],
  mirrored: boolean,
  rest: Pick<Surface, 'name' | 'material'>
): Surface {
  const vertices = patches.reduce((sum, { columns, rows }) => sum + columns * rows, 0);
  const triangles = patches.reduce((sum, { columns, rows }) => sum + columns * (rows - 1) * 2, 0);
  const surface = {
    ...rest,
    positions: new Float32Array(vertices * 3),
    normals: new Float32Array(vertices * 3),
    colours: new Uint8Array(vertices * 3),
    indices: new Uint32Array(triangles * 3)
  };
  let vertex = 0;
  let index = 0;
  for (const one of patches) {
    const { positions, colours } = one;
    for (let i = 0; i < positions.length; i++) {
      const rounded = Math.round(positions[i]! / grain) * grain;
      positions[i] = rounded;
      surface.positions[vertex * 3 + i] = mirrored && i % 3 === 0 ? -rounded : rounded;
      surface.colours[vertex * 3 + i] = toByte(colours[i]!);
    }
    writeNormals(one, surface.normals, vertex, mirrored);
    index = writeTriangles(one, surface.indices, index, vertex, mirrored);
    vertex += one.columns * one.rows;
  }
  return surface;
}

function writeNormals(
  { positions: p, columns, rows }: Patch,
  normals: Float32Array,
  first: number,
  mirrored: boolean
): void {
  for (let row = 0; row < rows; row++) {
    const up = Math.min(row + 1, rows - 1) * columns;
    const down = Math.max(row - 1, 0) * columns;
    for (let column = 0; column < columns; column++) {
      const right = column + 1 === columns ? 0 : column + 1;
      const left = column === 0 ? columns - 1 : column - 1;
      const u = (up + column) * 3;
      const d = (down + column) * 3;
      let r = (row * columns + right) * 3;
      let l = (row * columns + left) * 3;
      // at a pole the row is one point: the neighbours' row tells the way round
      if (samePlace(p, r, l)) {
        const round = row === 0 ? up : down;
        r = (round + right) * 3;
        l = (round + left) * 3;
      }
      const ax = p[r]! - p[l]!;
      const ay = p[r + 1]! - p[l + 1]!;
      const az = p[r + 2]! - p[l + 2]!;
      const bx = p[u]! - p[d]!;
      const by = p[u + 1]! - p[d + 1]!;
      const bz = p[u + 2]! - p[d + 2]!;
      const x = by * az - bz * ay;
      const y = bz * ax - bx * az;
      const z = bx * ay - by * ax;
      const long = Math.sqrt(x * x + y * y + z * z) || 1;
      const at = (first + row * columns + column) * 3;
      normals[at] = (mirrored ? -x : x) / long;
      normals[at + 1] = y / long;
      normals[at + 2] = z / long;
    }
  }
}

function samePlace(p: Float64Array, a: number, b: number): boolean {
  const x = p[a]! - p[b]!;
  const y = p[a + 1]! - p[b + 1]!;
  const z = p[a + 2]! - p[b + 2]!;
  return x * x + y * y + z * z < 1e-9;
}

function writeTriangles(
  { columns, rows }: Patch,
  indices: Uint32Array,
  index: number,
  first: number,
  mirrored: boolean
): number {
  for (let row = 0; row < rows - 1; row++)
    for (let column = 0; column < columns; column++) {
      const right = column + 1 === columns ? 0 : column + 1;
      const a = first + row * columns + column;
      const b = first + row * columns + right;
      const [c, d] = [a + columns, b + columns];
      // in the order that turns anticlockwise from outside
      const [second, third] = mirrored ? [b, c] : [c, b];
      indices[index++] = a;
      indices[index++] = second;
      indices[index++] = third;
      indices[index++] = d;
      indices[index++] = third;
      indices[index++] = second;
    }
  return index;
}
