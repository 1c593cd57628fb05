import type { Surface } from '#lib/domain/specimen/specimen.ts';
import { smooth } from './vector.ts';

/** Dust and handling: patches of greyish brown, alike on every class. `dirt` from 0 to 1. */
export function soiled(surface: Surface, dirt: number): Surface {
  if (dirt <= 0 || surface.material.kind === 'cut') return surface;
  const colours = surface.colours.slice();
  const { positions } = surface;
  for (let i = 0; i < positions.length; i += 3) {
    const [x, y, z] = [positions[i]!, positions[i + 1]!, positions[i + 2]!];
    const broad = noise(x * 0.45, y * 0.45, z * 0.45);
    const fine = noise(x * 2.1 + 40, y * 2.1, z * 2.1) * 0.6 + noise(x * 6, y * 6 + 9, z * 6) * 0.4;
    const share = dirt * 0.5 * smooth(0.35, 0.8, broad * 0.6 + fine * 0.4);
    for (let k = 0; k < 3; k++)
      colours[i + k] = colours[i + k]! * (1 - share) + earth[k]! * share * (0.8 + 0.4 * fine);
  }
  return { ...surface, colours };
}

const earth = [96, 84, 70];

/** Smooth noise in space, 0 to 1, one bump a unit. */
function noise(x: number, y: number, z: number): number {
  const [i, j, k] = [Math.floor(x), Math.floor(y), Math.floor(z)];
  const [u, v, w] = [ease(x - i), ease(y - j), ease(z - k)];
  const edge = (b: number, c: number) => chance(i, b, c) * (1 - u) + chance(i + 1, b, c) * u;
  const near = edge(j, k) * (1 - v) + edge(j + 1, k) * v;
  const far = edge(j, k + 1) * (1 - v) + edge(j + 1, k + 1) * v;
  return near * (1 - w) + far * w;
}

const ease = (t: number) => t * t * (3 - 2 * t);

function chance(i: number, j: number, k: number): number {
  let hash = Math.imul(i, 374761393) ^ Math.imul(j, 668265263) ^ Math.imul(k, 2147483629);
  hash = Math.imul(hash ^ (hash >>> 13), 1274126177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}
