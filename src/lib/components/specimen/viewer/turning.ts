import type { Point } from '#lib/domain/specimen/specimen.ts';

/** Rows of a rotation: what the picture calls right, up and towards the viewer. */
export type Turning = [Point, Point, Point];

/** How a specimen is held, degrees: `yaw` round its own length, then `pitch` of its top towards us. */
export type Held = { yaw: number; pitch: number };

export function turningOf({ yaw, pitch }: Held): Turning {
  const [sy, cy] = [Math.sin(yaw * degree), Math.cos(yaw * degree)];
  const [sp, cp] = [Math.sin(pitch * degree), Math.cos(pitch * degree)];
  return [
    [cy, 0, sy],
    [sp * sy, cp, -sp * cy],
    [-cp * sy, sp, cp * cy]
  ];
}

/** Held so that what faces `facing` faces the viewer. */
export function facingUs([x, y, z]: Point): Held {
  const level = Math.hypot(x, z);
  return {
    // looked at along its own length it may lie as it likes: leave it as it is first shown
    yaw: level < 0.02 ? 0 : Math.atan2(-x, z) / degree,
    pitch: Math.atan2(y, level) / degree
  };
}

export const times = (turning: Turning, point: Point): Point => [
  dot(turning[0], point),
  dot(turning[1], point),
  dot(turning[2], point)
];

/** Back from the picture to the specimen. */
export function timesBack([right, up, toward]: Turning, [x, y, z]: Point): Point {
  const along = (axis: 0 | 1 | 2) => right[axis] * x + up[axis] * y + toward[axis] * z;
  return [along(0), along(1), along(2)];
}

export const dot = (a: Point, b: Point) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

const degree = Math.PI / 180;
