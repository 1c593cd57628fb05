import { toByte } from './light.ts';

/**
 * Linear light gathered from samples, weighted with what they cover: red, green, blue and cover, four a
 * pixel. A sample also reaches into the pixels next to it (a tent one pixel wide), which smooths edges.
 */
export type Picture = { width: number; height: number; light: Float32Array };

export function makePicture(width: number, height: number): Picture {
  return { width, height, light: new Float32Array(width * height * 4) };
}

/** Adds what a sample (by its column and row among the samples) shows. */
export function makeBrush({ width, height, light }: Picture, { left, top, perPixel }: Grid) {
  const own = new Float64Array(perPixel);
  const side = new Int32Array(perPixel);
  for (let i = 0; i < perPixel; i++) {
    const offset = (i + 0.5) / perPixel - 0.5;
    own[i] = 1 - Math.abs(offset);
    side[i] = offset < 0 ? -1 : 1;
  }
  const share = 1 / (perPixel * perPixel);
  const add = (x: number, y: number, weight: number, r: number, g: number, b: number) => {
    if (x < 0 || y < 0 || x >= width || y >= height || weight === 0) return;
    const at = (y * width + x) * 4;
    light[at] = light[at]! + weight * r;
    light[at + 1] = light[at + 1]! + weight * g;
    light[at + 2] = light[at + 2]! + weight * b;
    light[at + 3] = light[at + 3]! + weight;
  };
  return (column: number, row: number, r: number, g: number, b: number) => {
    const across = Math.floor(column / perPixel);
    const down = Math.floor(row / perPixel);
    const x = left + across;
    const y = top + down;
    const i = column - across * perPixel;
    const j = row - down * perPixel;
    const wx = own[i]!;
    const wy = own[j]!;
    const nextX = x + side[i]!;
    const nextY = y + side[j]!;
    add(x, y, wx * wy * share, r, g, b);
    add(nextX, y, (1 - wx) * wy * share, r, g, b);
    add(x, nextY, wx * (1 - wy) * share, r, g, b);
    add(nextX, nextY, (1 - wx) * (1 - wy) * share, r, g, b);
  };
}

type Grid = { left: number; top: number; perPixel: number };

/**
 * Lays the picture over its ground. `ground` says linear light and how opaque it is at a pixel, written
 * into its argument; a ground that lets through gives straight (not premultiplied) alpha.
 */
export function develop(
  { width, height, light }: Picture,
  ground: (x: number, y: number, into: [number, number, number, number]) => void
): Uint8ClampedArray {
  const data = new Uint8ClampedArray(width * height * 4);
  const below: [number, number, number, number] = [0, 0, 0, 0];
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) {
      const cover = Math.min(1, light[at + 3]!);
      if (cover < 1) ground(x, y, below);
      const rest = (1 - cover) * below[3];
      const alpha = cover + rest;
      if (alpha <= 0) continue;
      const scale = light[at + 3]! > 1 ? 1 / light[at + 3]! : 1;
      for (let k = 0; k < 3; k++)
        data[at + k] = toByte((light[at + k]! * scale + below[k]! * rest) / alpha);
      data[at + 3] = alpha * 255 + 0.5;
    }
  return data;
}
