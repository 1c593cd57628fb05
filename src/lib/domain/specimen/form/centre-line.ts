import type { Point } from '#lib/domain/specimen/specimen.ts';
import { cross, dot, plus, scaled, unit } from './vector.ts';

/**
 * The line that a horn or a root is swept along, and a frame that is carried along it without
 * spinning. Its arc length is exact, because directions are added up and not places.
 */
export type CentreLine = {
  length: number;
  /** `t` from 0 (base) to 1 (tip); straight on outside of that. */
  at: (t: number) => Frame;
};

/** Along, then two across: `aside` starts towards +X and `ahead` towards +Z. */
export type Frame = { place: Point; along: Point; aside: Point; ahead: Point };

const steps = 400;

export function centreLine(length: number, direction: (t: number) => Point): CentreLine {
  const frames: Frame[] = [];
  let place: Point = [0, 0, 0];
  let before: Point = [1, 0, 0];
  for (let i = 0; i <= steps; i++) {
    const along = unit(direction(i / steps));
    if (i > 0) place = plus(place, unit(direction((i - 0.5) / steps)), length / steps);
    const aside = unit(plus(before, along, -dot(before, along)));
    before = aside;
    frames.push({ place, along, aside, ahead: cross(aside, along) });
  }
  return { length, at: (t) => frameAt(frames, length, t) };
}

function frameAt(frames: Frame[], length: number, t: number): Frame {
  const place = Math.min(Math.max(t, 0), 1) * steps;
  const low = Math.min(steps - 1, Math.floor(place));
  const share = place - low;
  const [a, b] = [frames[low]!, frames[low + 1]!];
  const mixed = (key: keyof Frame): Point => plus(scaled(a[key], 1 - share), b[key], share);
  const beyond = t < 0 ? t * length : t > 1 ? (t - 1) * length : 0;
  const along = unit(mixed('along'));
  return {
    place: plus(mixed('place'), along, beyond),
    along,
    aside: unit(mixed('aside')),
    ahead: unit(mixed('ahead'))
  };
}
