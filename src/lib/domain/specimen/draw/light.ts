import type { Point, Setting } from '#lib/domain/specimen/specimen.ts';
import { unit } from './vector.ts';

/** Lamps of the table where the specimen lies; directions in the picture's axes, colours linear. */
export type Lamps = {
  key: Point;
  keyColour: Point;
  fill: Point;
  fillColour: Point;
  rim: Point;
  rimColour: Point;
  sky: Point;
  /** Light thrown back by what the specimen lies on. */
  ground: Point;
};

/** The key stands where the setting says (0: above; positive: to the right), half way to the viewer. */
export function setLamps({ light, warmth }: Setting): Lamps {
  const angle = (light * Math.PI) / 180;
  const [x, y] = [Math.sin(angle), Math.cos(angle)];
  // 0: north window, 1: bulb
  const tone = (warmth - 0.5) * 0.2;
  const warm = (strength: number): Point => [
    strength * (1 + tone),
    strength * (1 + tone * 0.1),
    strength * (1 - tone * 1.3)
  ];
  return {
    key: unit([x * 0.72, y * 0.72, 0.78]),
    keyColour: warm(0.66),
    fill: unit([-x * 0.9, -y * 0.35, 0.6]),
    fillColour: warm(0.12),
    rim: unit([-x * 0.85, -y * 0.85 + 0.25, -0.25]),
    rimColour: warm(0.5),
    sky: [0.265 * (1 + tone * 0.4), 0.27, 0.28 * (1 - tone * 0.5)],
    ground: [0.22, 0.205, 0.18]
  };
}

const linear = Float32Array.from({ length: 256 }, (_, byte) => {
  const c = byte / 255;
  return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
});
/** sRGB byte to linear light. */
export const toLinear = (byte: number) => linear[byte]!;

const bytes = Uint8ClampedArray.from({ length: 4097 }, (_, i) => {
  const c = i / 4096;
  return 255 * (c <= 0.0031308 ? c * 12.92 : 1.055 * Math.pow(c, 1 / 2.4) - 0.055);
});
/** Linear light, 0 to 1 and held there, to an sRGB byte. */
export const toByte = (c: number) => bytes[c <= 0 ? 0 : c >= 1 ? 4096 : Math.round(c * 4096)]!;
