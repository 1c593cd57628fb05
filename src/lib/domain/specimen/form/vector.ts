import type { Point } from '#lib/domain/specimen/specimen.ts';

export const plus = (a: Point, b: Point, times = 1): Point => [
  a[0] + b[0] * times,
  a[1] + b[1] * times,
  a[2] + b[2] * times
];
export const scaled = (a: Point, times: number): Point => [
  a[0] * times,
  a[1] * times,
  a[2] * times
];
export const dot = (a: Point, b: Point) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0]
];
export const long = (a: Point) => Math.sqrt(dot(a, a));
export const unit = (a: Point): Point => scaled(a, 1 / (long(a) || 1));
