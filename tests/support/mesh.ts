import { createHash } from 'node:crypto';
import type { Specimen } from '#lib/domain/specimen/specimen.ts';

/** The same text for the same mesh: places, normals and colours to the last bit. */
export function hashOf({ surfaces }: Specimen): string {
  const hash = createHash('sha256');
  for (const { name, positions, normals, colours, indices } of surfaces)
    for (const part of [name, positions, normals, colours, indices])
      hash.update(typeof part === 'string' ? part : new Uint8Array(part.buffer));
  return hash.digest('hex');
}

/** How far the solid surfaces reach along x, y and z, in cm: all that a caliper could know. */
export function reachOf({ surfaces }: Specimen): [number, number, number] {
  return spanOf(
    surfaces.filter(({ material, name }) => material.kind === 'solid' && name !== 'thread')
  );
}

export function partReach({ surfaces }: Specimen, part: string): [number, number, number] {
  return spanOf(surfaces.filter(({ name }) => name === part));
}

function spanOf(surfaces: Specimen['surfaces']): [number, number, number] {
  return [0, 1, 2].map((axis) => {
    let [least, most] = [Infinity, -Infinity];
    for (const { positions } of surfaces)
      for (let i = axis; i < positions.length; i += 3) {
        least = Math.min(least, positions[i]!);
        most = Math.max(most, positions[i]!);
      }
    return most - least;
  }) as [number, number, number];
}

/** The right way out: a closed surface's volume is positive (cm³), a cavity's is not. The least of all. */
export function volumeOf({ surfaces }: Specimen): number {
  let least = Infinity;
  for (const { positions: p, indices, material, name } of surfaces) {
    if (material.kind !== 'solid' || name === 'cavity') continue;
    let sum = 0;
    for (let i = 0; i < indices.length; i += 3) {
      const [a, b, c] = [indices[i]! * 3, indices[i + 1]! * 3, indices[i + 2]! * 3];
      sum +=
        p[a]! * (p[b + 1]! * p[c + 2]! - p[b + 2]! * p[c + 1]!) +
        p[a + 1]! * (p[b + 2]! * p[c]! - p[b]! * p[c + 2]!) +
        p[a + 2]! * (p[b]! * p[c + 1]! - p[b + 1]! * p[c]!);
    }
    least = Math.min(least, sum / 6);
  }
  return least;
}
