import type { Point } from '#lib/domain/specimen/specimen.ts';

export const dot = (a: Point, b: Point) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const add = (a: Point, b: Point, by = 1): Point => [
  a[0] + b[0] * by,
  a[1] + b[1] * by,
  a[2] + b[2] * by
];
export const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0]
];
/** Of unit length; a vector of no length stays one. */
export function unit(a: Point): Point {
  const length = Math.sqrt(dot(a, a)) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}
/** Turned round a unit axis by an angle in degrees, anticlockwise as seen against the axis (Rodrigues). */
export function turned(a: Point, axis: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [across, along] = [cross(axis, a), dot(axis, a) * (1 - c)];
  return [
    a[0] * c + across[0] * s + axis[0] * along,
    a[1] * c + across[1] * s + axis[1] * along,
    a[2] * c + across[2] * s + axis[2] * along
  ];
}
export const clamp = (x: number, least = 0, most = 1) => (x < least ? least : x > most ? most : x);
/** 0 before `from`, 1 after `to`, smooth in between. */
export function smooth(from: number, to: number, x: number): number {
  const t = clamp((x - from) / (to - from));
  return t * t * (3 - 2 * t);
}
