import type { Point, Specimen } from '#lib/domain/specimen/specimen.ts';
import { times, type Turning } from './turning.ts';

/**
 * Whether something of the specimen lies between a point and the viewer, more than `room` cm before it.
 * Asks every triangle: a millisecond or two for a hundred thousand.
 */
export function isHidden(
  specimen: Specimen,
  turning: Turning,
  point: Point,
  room: number
): boolean {
  const [right, up, toward] = turning;
  const [px, py, pz] = times(turning, point);
  for (const { positions, indices, material } of specimen.surfaces) {
    if (material.kind === 'cut') continue;
    const along = (index: number, [x, y, z]: Point) =>
      positions[index]! * x + positions[index + 1]! * y + positions[index + 2]! * z;
    for (let i = 0; i < indices.length; i += 3) {
      const [a, b, c] = [indices[i]! * 3, indices[i + 1]! * 3, indices[i + 2]! * 3];
      const [ay, by, cy] = [along(a, up) - py, along(b, up) - py, along(c, up) - py];
      if ((ay > 0 && by > 0 && cy > 0) || (ay < 0 && by < 0 && cy < 0)) continue;
      const [ax, bx, cx] = [along(a, right) - px, along(b, right) - px, along(c, right) - px];
      const [u, v, w] = [bx * cy - by * cx, cx * ay - cy * ax, ax * by - ay * bx];
      if (!((u >= 0 && v >= 0 && w >= 0) || (u <= 0 && v <= 0 && w <= 0))) continue;
      const sum = u + v + w;
      if (sum === 0) continue;
      const z = (along(a, toward) * u + along(b, toward) * v + along(c, toward) * w) / sum;
      if (z > pz + room) return true;
    }
  }
  return false;
}
