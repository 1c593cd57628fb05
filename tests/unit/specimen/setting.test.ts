import { expect, test } from 'vitest';
import { frameStill } from '#lib/domain/specimen/draw/frame-still.ts';
import { drawStill } from '#lib/domain/specimen/draw/draw-still.ts';
import { settingOf } from '#lib/domain/specimen/setting.ts';
import { ridgedCone } from '../../support/ridged-cone.ts';

test('the same seed lies the same way, others otherwise', () => {
  expect(settingOf(12)).toEqual(settingOf(12));
  expect(new Set([1, 2, 3, 4].map((seed) => settingOf(seed).turn)).size).toBe(4);
});

test('the whole specimen stays inside the picture, however it lies', () => {
  const cone = ridgedCone();
  for (let seed = 1; seed < 30; seed++) {
    const { landmarks } = frameStill(cone, { view: 'front', width: 900, setting: settingOf(seed) });
    for (const { x, y } of landmarks) {
      expect(Math.min(x, y)).toBeGreaterThan(0);
      expect(Math.max(x, y)).toBeLessThan(100);
    }
  }
});

test('what is told before drawing is what was drawn', () => {
  const wish = { view: 'side' as const, width: 240, setting: settingOf(3) };
  const [told, drawn] = [frameStill(ridgedCone(), wish), drawStill(ridgedCone(), wish)];
  expect(told.pxPerCm).toBe(drawn.pxPerCm);
  expect(told.landmarks.map(({ x, y }) => [x, y])).toEqual(
    drawn.landmarks.map(({ x, y }) => [x, y])
  );
});
