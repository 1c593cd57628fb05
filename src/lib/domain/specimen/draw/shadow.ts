import type { Point } from '#lib/domain/specimen/specimen.ts';
import type { Projected } from './projected.ts';
import { rasterise } from './rasterise.ts';
import { cross, unit } from './vector.ts';

/** How far the light sees, in the picture's own axes (cm to the right, up, towards the viewer). */
export type ShadowMap = {
  size: number;
  depth: Float32Array;
  /** Cells per cm. */
  scale: number;
  across: Point;
  over: Point;
  light: Point;
  left: number;
  low: number;
};

/** `points`: the vertices in the picture's axes, in cm. */
export function castShadows(
  meshes: { points: Float32Array; indices: Uint32Array }[],
  light: Point,
  size: number
): ShadowMap {
  const across = unit(cross([0.01, 1, 0.02], light));
  const over = cross(light, across);
  const bounds = boundsOf(meshes, across, over);
  const scale = (size - 8) / Math.max(bounds.right - bounds.left, bounds.high - bounds.low);
  const map: ShadowMap = {
    ...{ size, depth: new Float32Array(size * size).fill(-Infinity), scale, across, over, light },
    ...{ left: bounds.left - 4 / scale, low: bounds.low - 4 / scale }
  };
  for (const mesh of meshes) castOne(map, mesh);
  return map;
}

/**
 * How much of a lamp of some breadth is hidden from a point, 0 to 1: nearest blockers are sought in a
 * circle, and the further they are the softer is their edge (percentage-closer soft shadows, Fernando
 * 2005). `breadth`: of the lamp, in cm of blur per cm of distance; `spin` turns the pattern.
 */
export function hidden(
  map: ShadowMap,
  point: Point,
  { breadth, reach, spin }: { breadth: number; reach: number; spin: number }
): number {
  const { size, depth, scale, across, over, light } = map;
  const x = (point[0] * across[0] + point[1] * across[1] + point[2] * across[2] - map.left) * scale;
  const y = (point[0] * over[0] + point[1] * over[1] + point[2] * over[2] - map.low) * scale;
  const z = point[0] * light[0] + point[1] * light[1] + point[2] * light[2] + 1.4 / scale;
  const [c, s] = [Math.cos(spin * 6.2831853), Math.sin(spin * 6.2831853)];
  let [sum, count] = [0, 0];
  const search = Math.max(1.5, reach * scale);
  for (let tap = 0; tap < disc.length; tap += 4) {
    const found = read(depth, size, x + turn(tap, c, -s) * search, y + turn(tap, s, c) * search);
    if (found <= z) continue;
    sum += found - z;
    count++;
  }
  if (count === 0) return 0;
  const blur = Math.min(search, Math.max(1.2, (sum / count) * breadth * scale));
  let blocked = 0;
  for (let tap = 0; tap < disc.length; tap += 2)
    if (read(depth, size, x + turn(tap, c, -s) * blur, y + turn(tap, s, c) * blur) > z) blocked++;
  return blocked / (disc.length / 2);
}

const turn = (tap: number, a: number, b: number) => disc[tap]! * a + disc[tap + 1]! * b;

/** Points spread evenly over a circle (Vogel's spiral), 16 of them. */
const disc = Array.from({ length: 16 }, (_, i) => {
  const [radius, angle] = [Math.sqrt((i + 0.5) / 16), i * 2.39996323];
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}).flat();

function read(depth: Float32Array, size: number, x: number, y: number) {
  const column = x | 0;
  const row = y | 0;
  return x < 0 || y < 0 || column >= size || row >= size ? -Infinity : depth[row * size + column]!;
}

function castOne(
  map: ShadowMap,
  { points, indices }: { points: Float32Array; indices: Uint32Array }
) {
  const at = seenFrom(map, points);
  const { depth } = map;
  let [a, zb, zc] = [0, 0, 0];
  rasterise(
    at,
    indices,
    { width: map.size, height: map.size },
    {
      begin(first, second, third) {
        a = at.z[first]!;
        zb = at.z[second]! - a;
        zc = at.z[third]! - a;
        return true;
      },
      put(cell, u, v) {
        const here = a + u * zb + v * zc;
        if (here > depth[cell]!) depth[cell] = here;
      }
    }
  );
}

function seenFrom(map: ShadowMap, points: Float32Array): Pick<Projected, 'x' | 'y' | 'z'> {
  const { scale, across, over, light, left, low } = map;
  const count = points.length / 3;
  const seen = {
    x: new Float32Array(count),
    y: new Float32Array(count),
    z: new Float32Array(count)
  };
  for (let i = 0, at = 0; i < count; i++, at += 3) {
    const px = points[at]!;
    const py = points[at + 1]!;
    const pz = points[at + 2]!;
    const x = (px * across[0] + py * across[1] + pz * across[2] - left) * scale;
    const y = (px * over[0] + py * over[1] + pz * over[2] - low) * scale;
    seen.x[i] = Math.round(x * 16) / 16;
    seen.y[i] = Math.round(y * 16) / 16;
    seen.z[i] = px * light[0] + py * light[1] + pz * light[2];
  }
  return seen;
}

function boundsOf(meshes: { points: Float32Array }[], across: Point, over: Point) {
  const bounds = { left: Infinity, right: -Infinity, low: Infinity, high: -Infinity };
  for (const { points } of meshes)
    for (let i = 0; i < points.length; i += 3) {
      const x = points[i]! * across[0] + points[i + 1]! * across[1] + points[i + 2]! * across[2];
      const y = points[i]! * over[0] + points[i + 1]! * over[1] + points[i + 2]! * over[2];
      if (x < bounds.left) bounds.left = x;
      if (x > bounds.right) bounds.right = x;
      if (y < bounds.low) bounds.low = y;
      if (y > bounds.high) bounds.high = y;
    }
  return bounds;
}
