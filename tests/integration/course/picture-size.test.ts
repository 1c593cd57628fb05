import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { headerBytes, pictureSize } from '#lib/server/course/picture-size.ts';

const picture = (alpha: boolean) =>
  sharp({
    create: {
      width: 123,
      height: 45,
      channels: alpha ? 4 : 3,
      background: { r: 200, g: 100, b: 50, alpha: 0.5 }
    }
  });

describe('the size of a picture is read from its beginning', () => {
  test.each([
    ['WebP', () => picture(false).webp()],
    ['WebP with transparency', () => picture(true).webp()],
    ['lossless WebP', () => picture(true).webp({ lossless: true })],
    ['PNG', () => picture(true).png()],
    ['JPEG', () => picture(false).jpeg()],
    ['JPEG with metadata', () => picture(false).jpeg().withMetadata()],
    ['AVIF', () => picture(false).avif()]
  ])('%s', async (_name, make) => {
    const body = await make().toBuffer();
    expect(pictureSize(body.subarray(0, headerBytes))).toEqual({ width: 123, height: 45 });
  });

  test.each([
    ['<svg xmlns="x" width="123" height="45px">', { width: 123, height: 45 }],
    [
      '<?xml version="1.0"?>\n<svg viewBox="0 0 123.2 44.9" width="100%">',
      { width: 123, height: 45 }
    ],
    ['<svg>', null],
    ['no picture', null],
    ['', null],
    ['RIFF1234WEBPVP8 ', null],
    ['\xff\xd8\xff', null]
  ])('%s', (text, size) => {
    expect(pictureSize(Buffer.from(text, 'latin1'))).toEqual(size);
  });
});
