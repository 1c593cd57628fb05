import { expect, test } from 'vitest';
import { minutesLeft } from '#lib/domain/module/minutes-left.ts';

test.each([
  [10, 5, 1, 10],
  [10, 5, 3, 6],
  [10, 5, 5, 2],
  [3, 9, 9, 1],
  [10, 5, 99, 2]
])('%d minutes in %d steps: at step %d about %d are left', (minutes, steps, step, left) => {
  expect(minutesLeft({ minutes, steps }, step)).toBe(left);
});
