import { expect, test } from 'vitest';
import { inTime, isOverdue } from '#lib/domain/attempt/clock.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 2) + seconds * 1000);
const end = at(0);

test.each([
  // given, arrived, kept: seconds from the end
  [-30, -29, true],
  [0, 0, true],
  [-5, 30, true],
  [-5, 60, true],
  [-5, 61, false],
  [1, 30, false],
  [5, -5, true] // the device's clock is ahead; the server's counts
])('given at %i s, arrived at %i s: %s', (given, arrived, kept) => {
  expect(inTime(end, at(given), at(arrived))).toBe(kept);
});

test('an attempt is closed when its grace is over', () => {
  expect(isOverdue(end, at(60))).toBe(false);
  expect(isOverdue(end, at(61))).toBe(true);
});
