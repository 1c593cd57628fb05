import { expect, test } from 'vitest';
import { drawStill } from '#lib/domain/specimen/draw/draw-still.ts';
import { encodeStill, mostBytes, stillFormats } from '#lib/server/specimen/encode-still.ts';
import { ridgedCone } from '../../support/ridged-cone.ts';

test.each(stillFormats)('a drawn still as %s is small enough for a thin line', async (format) => {
  const still = drawStill(ridgedCone(), { view: 'front', width: 450 });
  const bytes = await encodeStill(still, format);
  expect(bytes.length).toBeLessThan(mostBytes);
  expect(bytes.subarray(0, 12).toString('latin1')).toMatch(format === 'avif' ? /ftypavif/ : /WEBP/);
});

test('quality gives way to weight', async () => {
  const noise = Uint8ClampedArray.from({ length: 300 * 300 * 4 }, (_, i) => (i * i * 31) % 251);
  const bytes = await encodeStill({ data: noise, width: 300, height: 300 }, 'webp');
  expect(bytes.length).toBeLessThan(70_000);
});
