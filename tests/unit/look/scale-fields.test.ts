import { expect, test } from 'vitest';
import { scaleFields } from '#lib/components/look/scale-fields.ts';

test.each([
  [0, 3, null, ['', '', '']],
  [2, 5, 0.5, ['done', 'done', 'here p50', '', '']],
  [0, 2, 0, ['here p0', '']],
  [1, 2, 1, ['done', 'here p100']],
  [1, 3, 0.3, ['done', 'here p25', '']],
  [3, 3, 0.5, ['done', 'done', 'done']],
  [0, 0, null, []]
] as const)('%d done of %d, %s into the next', (done, total, part, fields) => {
  expect(scaleFields(done, total, part)).toEqual(fields);
});
