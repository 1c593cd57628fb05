import type { Picture } from './picture.ts';

/** Blurs what the picture holds within its covered part (three box means: nearly a bell), in place. */
export function softened({ width, height, light }: Picture, radius: number): void {
  const reach = Math.round(radius);
  if (reach < 1) return;
  const cover = new Float32Array(width * height);
  for (let at = 0; at < cover.length; at++) cover[at] = light[at * 4 + 3]!;
  for (let pass = 0; pass < 2; pass++) {
    for (let row = 0; row < height; row++) mean(light, row * width, 1, width, reach);
    for (let column = 0; column < width; column++) mean(light, column, width, height, reach);
  }
  for (let at = 0; at < cover.length; at++) {
    const spread = light[at * 4 + 3]!;
    const scale = spread > 1e-6 ? cover[at]! / spread : 0;
    for (let k = 0; k < 3; k++) light[at * 4 + k] = light[at * 4 + k]! * scale;
    light[at * 4 + 3] = cover[at]!;
  }
}

const line = new Float32Array(4 * 8192);

/** Running means of one row or column, four channels at a time. */
function mean(light: Float32Array, start: number, step: number, count: number, reach: number) {
  const share = 1 / (2 * reach + 1);
  for (let channel = 0; channel < 4; channel++) {
    const at = (i: number) => (start + i * step) * 4 + channel;
    let sum = 0;
    for (let i = 0; i < count; i++) line[i] = light[at(i)]!;
    for (let i = 0; i < Math.min(reach, count); i++) sum += line[i]!;
    for (let i = 0; i < count; i++) {
      if (i + reach < count) sum += line[i + reach]!;
      if (i - reach - 1 >= 0) sum -= line[i - reach - 1]!;
      light[at(i)] = sum * share;
    }
  }
}
