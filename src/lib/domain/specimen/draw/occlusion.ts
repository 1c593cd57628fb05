import type { Cells } from './cells.ts';

/**
 * How much of the sky each pixel loses to its neighbourhood, 0 (open) to 1, told from the depths around
 * it: directions in which something rises above the tangent plane count by how steeply and how near.
 * `radii` in cm; the pattern is turned from pixel to pixel and the result smoothed over 4 × 4.
 */
export function occlusion(cells: Cells, cellsPerCm: number, radii: number[]): Float32Array {
  const { width, height, z, normals, surface } = cells;
  const raw = new Float32Array(width * height);
  const patterns = Array.from({ length: 16 }, (_, i) => tapsOf(radii, cellsPerCm, i));
  for (let row = 0, at = 0; row < height; row++)
    for (let column = 0; column < width; column++, at++) {
      if (!surface[at]) continue;
      const taps = patterns[(row & 3) * 4 + (column & 3)]!;
      const nx = normals[at * 3]!;
      const ny = normals[at * 3 + 1]!;
      const nz = normals[at * 3 + 2]!;
      const here = z[at]!;
      let lost = 0;
      for (let i = 0; i < taps.length; i += 5) {
        const x = column + taps[i]!;
        const y = row + taps[i + 1]!;
        if (x < 0 || y < 0 || x >= width || y >= height) continue;
        const rise = z[y * width + x]! - here;
        if (rise === -Infinity) continue;
        const right = taps[i + 2]!;
        const up = taps[i + 3]!;
        const square = right * right + up * up + rise * rise;
        const above = (right * nx + up * ny + rise * nz) / Math.sqrt(square) - 0.06;
        const reach = taps[i + 4]!;
        if (above > 0) lost += (above * reach) / (reach + square);
      }
      raw[at] = Math.min(1, lost / ((taps.length / 5) * 0.42));
    }
  return smoothed(raw, cells, 0.3 * radii[0]!);
}

/** Steps in cells to the right and down, the same in cm to the right and up, and a squared reach. */
function tapsOf(radii: number[], cellsPerCm: number, pattern: number): Float32Array {
  const stretch = 0.7 + 0.04 * ((pattern * 7) % 16);
  return Float32Array.from(
    radii.flatMap((radius, ring) =>
      Array.from({ length: 8 }, (_, i) => {
        const angle = ((i + ring / radii.length + pattern / 16) / 8) * Math.PI * 2;
        const x = Math.round(Math.cos(angle) * radius * stretch * cellsPerCm);
        const y = Math.round(Math.sin(angle) * radius * stretch * cellsPerCm);
        const reach = radius * radius * 2.56;
        return x || y ? [x, -y, x / cellsPerCm, y / cellsPerCm, reach] : [];
      }).flat()
    )
  );
}

/** Means over 4 × 4 pixels that lie within `step` cm of each other. */
function smoothed(raw: Float32Array, { width, height, z, surface }: Cells, step: number) {
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
