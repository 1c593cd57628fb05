/** Pixels of a picture. */
export type PictureSize = { width: number; height: number };

/** How many bytes from the beginning are enough for `pictureSize` in every picture we have seen. */
export const headerBytes = 4096;

/** The size of a WebP, PNG, JPEG, AVIF or SVG, read from its beginning; null: cannot be told. */
export function pictureSize(head: Buffer): PictureSize | null {
  try {
    if (head.toString('latin1', 0, 4) === 'RIFF') return webpSize(head);
    if (head.toString('latin1', 1, 4) === 'PNG')
      return at(head.readUInt32BE(16), head.readUInt32BE(20));
    if (head.readUInt16BE(0) === 0xffd8) return jpegSize(head);
    if (head.toString('latin1', 4, 8) === 'ftyp') return avifSize(head);
    return svgSize(head.toString('utf8'));
  } catch (error) {
    // a file cut short: reading past its end is the only thing that throws here
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const at = (width: number, height: number) => ({ width, height });

/** Three layouts: lossy (VP8), lossless (VP8L), extended (VP8X). RFC 9649. */
function webpSize(head: Buffer): PictureSize | null {
  const layout = head.toString('latin1', 12, 16);
  if (layout === 'VP8X') return at(head.readUIntLE(24, 3) + 1, head.readUIntLE(27, 3) + 1);
  if (layout === 'VP8 ') return at(head.readUInt16LE(26) & 0x3fff, head.readUInt16LE(28) & 0x3fff);
  if (layout !== 'VP8L') return null;
  const bits = head.readUInt32LE(21);
  return at((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
}

/** Walks the segments to the start of frame. */
function jpegSize(head: Buffer): PictureSize | null {
  let place = 2;
  while (place + 9 < head.length) {
    const marker = head.readUInt8(place + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return at(head.readUInt16BE(place + 7), head.readUInt16BE(place + 5));
    place += 2 + head.readUInt16BE(place + 2);
  }
  return null;
}

/** The box `ispe` holds the size. */
function avifSize(head: Buffer): PictureSize | null {
  const box = head.indexOf('ispe', 0, 'latin1');
  return box < 0 ? null : at(head.readUInt32BE(box + 8), head.readUInt32BE(box + 12));
}

/** Width and height in pixels, else the viewBox. */
function svgSize(text: string): PictureSize | null {
  const tag = /<svg\b[^>]*>/.exec(text)?.[0];
  if (!tag) return null;
  const length = (name: string) =>
    Number(new RegExp(`\\s${name}="([\\d.]+)(?:px)?"`).exec(tag)?.[1] ?? NaN);
  const [width, height] = [length('width'), length('height')];
  if (width && height) return at(Math.round(width), Math.round(height));
  const box = /\sviewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*"/.exec(tag);
  return box ? at(Math.round(Number(box[1])), Math.round(Number(box[2]))) : null;
}
