import type { Pixels } from './pixels.ts';

/**
 * How much of the sky each pixel loses to its neighbourhood, 0 (open) to 1, told from the depths around
 * it: directions in which something rises above the tangent plane count by how steeply and how near.
 * `radii` in cm; the pattern is turned from pixel to pixel and the result smoothed over 4 × 4.
 */
export function occlusion(pixels: Pixels, pxPerCm: number, radii: number[]): Float32Array {
  const { width, height, z, normals, surface } = pixels;
  const raw = new Float32Array(width * height);
  const taps = tapsOf(radii.map((radius) => radius * pxPerCm));
  const perTap = 1 / (taps.length * 0.42);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      if (!surface[at]) continue;
      const pattern = ((row & 3) * 4 + (column & 3)) * 0.3926990817;
      const c = Math.cos(pattern);
      const s = Math.sin(pattern);
      const stretch = 0.7 + 0.6 * ((((row & 3) * 5 + (column & 3) * 7) & 15) / 15);
      let lost = 0;
      for (const tap of taps) {
        const dx = (tap.x * c - tap.y * s) * stretch;
        const dy = (tap.x * s + tap.y * c) * stretch;
        const x = Math.round(column + dx);
        const y = Math.round(row - dy);
        if (x < 0 || y < 0 || x >= width || y >= height) continue;
        const other = y * width + x;
        if (!surface[other]) continue;
        const rise = z[other]! - z[at]!;
        const rightwards = (x - column) / pxPerCm;
        const upwards = (row - y) / pxPerCm;
        const far = Math.sqrt(rightwards * rightwards + upwards * upwards + rise * rise) || 1;
        const above =
          (rightwards * normals[at * 3]! +
            upwards * normals[at * 3 + 1]! +
            rise * normals[at * 3 + 2]!) /
          far;
        const reach = (tap.radius / pxPerCm) * 1.6;
        if (above > 0.06) lost += ((above - 0.06) * reach * reach) / (reach * reach + far * far);
      }
      raw[at] = Math.min(1, lost * perTap);
    }
  return smoothed(raw, pixels, 0.3 * radii[0]!);
}

function tapsOf(radii: number[]) {
  return radii.flatMap((radius, ring) =>
    Array.from({ length: 8 }, (_, i) => {
      const angle = ((i + ring / radii.length) / 8) * Math.PI * 2;
      return { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius, radius };
    })
  );
}

/** Means over 4 × 4 pixels that lie within `step` cm of each other. */
function smoothed(raw: Float32Array, { width, height, z, surface }: Pixels, step: number) {
  const smooth = new Float32Array(raw.length);
  for (let row = 2; row < height - 2; row++)
    for (let column = 2; column < width - 2; column++) {
      const at = row * width + column;
      if (!surface[at]) continue;
      let sum = 0;
      let count = 0;
      for (let y = -2; y < 2; y++)
        for (let other = at + y * width - 2, end = other + 4; other < end; other++) {
          if (!surface[other] || Math.abs(z[other]! - z[at]!) > step) continue;
          sum += raw[other]!;
          count++;
        }
      smooth[at] = count ? sum / count : raw[at]!;
    }
  return smooth;
}
