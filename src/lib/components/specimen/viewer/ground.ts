import type { Point } from '#lib/domain/specimen/specimen.ts';
import type { Look } from './look.ts';
import type { Stage } from './stage.ts';
import { minus, times, turningOf } from './turning.ts';

/** A place on the stage, CSS pixels from its upper left corner; or in the picture's plane, cm. */
export type Spot = [number, number];

/** Where a point of the picture's plane (cm right and up of the specimen's middle) is seen. */
export function toPixels([x, y]: Spot, look: Look, stage: Stage): Spot {
  const { width, height } = stage.size();
  return [width / 2 + (x - look.at[0]) * look.scale, height / 2 - (y - look.at[1]) * look.scale];
}

export function toCm([x, y]: Spot, look: Look, stage: Stage): Spot {
  const { width, height } = stage.size();
  return [(x - width / 2) / look.scale + look.at[0], (height / 2 - y) / look.scale + look.at[1]];
}

/** A point of the specimen in the picture's directions, cm from its middle. */
export const seenAt = (point: Point, look: Look, stage: Stage): Point =>
  times(turningOf(look), minus(point, stage.model().middle));
