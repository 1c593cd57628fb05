import { describe, expect, test } from 'vitest';
import { moved, stepped, turned, zoomed, type Look } from '#lib/components/specimen/viewer/look.ts';
import { barLength } from '#lib/components/specimen/viewer/scale-bar.ts';
import { makePace } from '#lib/components/specimen/viewer/pace.ts';
import { facingUs, times, timesBack, turningOf } from '#lib/components/specimen/viewer/turning.ts';
import type { Point } from '#lib/domain/specimen/specimen.ts';

const look: Look = { yaw: 0, pitch: 0, scale: 20, at: [0, 0], lamp: false, cut: false };
const limits = { least: 10, most: 100 };
const near = (points: number[], to: number[]) =>
  points.forEach((one, index) => expect(one).toBeCloseTo(to[index]!, 6));

describe('turning', () => {
  test('what faces any way can be turned to face the viewer', () => {
    for (const facing of [
      [0, 0, 1],
      [1, 0, 0],
      [0, -1, 0],
      [-0.6, 0.48, -0.64]
    ] as Point[])
      near(times(turningOf(facingUs(facing)), facing), [0, 0, 1]);
  });

  test('leads back to where it came from', () => {
    const turning = turningOf({ yaw: 37, pitch: -52 });
    near(timesBack(turning, times(turning, [1, 2, 3])), [1, 2, 3]);
  });

  test('goes round and round, but never over head', () => {
    expect(turned(look, -90, 0).yaw).toBe(270);
    expect(turned(look, 0, 500).pitch).toBe(90);
  });

  test('goes in steps on a slow machine, whole circle included', () => {
    expect(stepped({ ...look, yaw: 22, pitch: -8 }, 15)).toMatchObject({ yaw: 15, pitch: -15 });
    expect(stepped({ ...look, yaw: 359 }, 15).yaw).toBe(0);
  });
});

describe('zooming', () => {
  test('leaves what lies under the pointer where it is', () => {
    const [x, y] = [120, -60];
    const grown = zoomed(look, 2, limits, x, y);
    // cm under the pointer, before and after
    near(
      [grown.at[0] + x / grown.scale, grown.at[1] - y / grown.scale],
      [look.at[0] + x / look.scale, look.at[1] - y / look.scale]
    );
  });

  test('stops at its limits, and the whole specimen stands in the middle', () => {
    expect(zoomed(look, 100, limits).scale).toBe(100);
    expect(zoomed({ ...look, at: [3, 3] }, 0.01, limits)).toMatchObject({ scale: 10, at: [0, 0] });
  });

  test('moving follows the hand', () => {
    expect(moved(look, 20, 40).at).toEqual([-1, 2]);
  });
});

test.each([
  [15, 150, 10],
  [40, 150, 2],
  [3, 200, 50],
  [400, 150, 0.2]
])('at %d px a cm and %d px of room a scale bar is %d cm long', (scale, room, cm) => {
  expect(barLength(scale, room)).toBe(cm);
  expect(cm * scale).toBeLessThanOrEqual(room);
});

describe('pace', () => {
  test('over 120 ms a picture turns in steps at half the resolution, finely at rest', () => {
    const pace = makePace(1);
    for (let picture = 0; picture < 3; picture++) pace.took(130);
    expect(pace.moving()).toMatchObject({ ratio: 0.5, step: 15, fine: false });
    expect(pace.rest()).toMatchObject({ step: 0, fine: true });
  });

  test('a quick machine paints as finely while it turns', () => {
    const pace = makePace(1);
    pace.took(8);
    expect(pace.moving()).toEqual({ ...pace.rest() });
  });
});
