import type { Setting } from '#lib/domain/specimen/specimen.ts';
import type { Camera } from './camera.ts';
import { occlusion } from './occlusion.ts';
import { thinOut, type Cells } from './cells.ts';
import type { Samples } from './samples.ts';
import { hidden, type ShadowMap } from './shadow.ts';

/**
 * What keeps light from a sample, by its column and row: `shut` is the share of the sky lost to the
 * neighbourhood, `shade` that of the key light. Reckoned for pixels and for pairs of them. `floor`: the
 * lowest depth that is seen, where the mat lies (cm).
 */
export type Shades = {
  shut: (column: number, row: number) => number;
  shade: (column: number, row: number) => number;
  floor: number;
};

export function shadesOf(
  samples: Samples,
  { pxPerCm, width, height }: Camera,
  { setting, shadows, isHair }: { setting: Setting; shadows: ShadowMap; isHair: boolean[] }
): Shades {
  const { perPixel } = samples;
  const fine = thinOut(samples, perPixel, isHair);
  const coarse = thinOut(samples, perPixel * 2, isHair);
  const size = (width * setting.fill) / pxPerCm;
  const shut = occlusion(
    coarse,
    pxPerCm / 2,
    [0.012, 0.035, 0.1].map((share) => share * size)
  );
  const origin = {
    x: (samples.left + 0.5 - width / 2) / pxPerCm,
    y: (height / 2 - samples.top - 0.5) / pxPerCm
  };
  const shade = keyShades(fine, origin, pxPerCm, shadows);
  return { shut: reader(shut, coarse), shade: reader(shade, fine), floor: lowest(fine) };
}

function reader(field: Float32Array, { width, size }: Cells) {
  return (column: number, row: number) =>
    field[Math.floor(row / size) * width + Math.floor(column / size)]!;
}

function keyShades(
  { width, height, z, normals, surface }: Cells,
  origin: { x: number; y: number },
  pxPerCm: number,
  shadows: ShadowMap
): Float32Array {
  const shades = new Float32Array(width * height);
  const reach = (shadows.size / shadows.scale) * 0.02;
  // from a little outside the surface, so that it does not shade itself
  const off = 1.5 / shadows.scale;
  for (let row = 0, at = 0; row < height; row++)
    for (let column = 0; column < width; column++, at++) {
      if (!surface[at]) continue;
      const x = origin.x + column / pxPerCm + normals[at * 3]! * off;
      const y = origin.y - row / pxPerCm + normals[at * 3 + 1]! * off;
      const depth = z[at]! + normals[at * 3 + 2]! * off;
      const spin = (((row & 3) * 4 + (column & 3)) * 7) / 16;
      shades[at] = hidden(shadows, [x, y, depth], { breadth: 0.3, reach, spin });
    }
  return shades;
}

function lowest({ z }: Cells): number {
  let low = Infinity;
  for (const depth of z) if (depth > -Infinity && depth < low) low = depth;
  return low;
}
