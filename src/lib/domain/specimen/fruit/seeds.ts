import { chanceOf, type Chance } from '#lib/domain/specimen/form/chance.ts';
import { unit } from '#lib/domain/specimen/form/vector.ts';
import type { Point } from '#lib/domain/specimen/specimen.ts';
import type { FruitRecipe } from './recipe.ts';

/** Where a seed's middle lies and which way its length runs. */
export type Seed = { at: Point; along: Point };

/** Nutlets strewn through a cavity, or the stones of a solid fruit that a lengthwise cut meets. */
export function seedsOf({
  salt,
  seeds,
  hollow,
  length,
  width,
  seedLength,
  seedWidth,
  wall
}: FruitRecipe): Seed[] {
  const chance = chanceOf(`seeds ${salt}`);
  if (!hollow) return inSection(seeds, { length, width, seedLength, seedWidth }, chance);
  // all behind the cut: the knife goes between nutlets
  const found: Seed[] = [];
  const room = 1 - wall - 0.12;
  for (let tries = 0; tries < 900 && found.length < seeds; tries++) {
    const spot: Point = [chance.between(-1, 1), chance.between(-1, 0.8), chance.between(-1, 0.25)];
    if (spot[0] ** 2 + spot[1] ** 2 + spot[2] ** 2 > 1) continue;
    const inner = Math.max(0.05, room - seedWidth / width);
    const at: Point = [
      (spot[0] * width * inner) / 2,
      (spot[1] * length * inner * 0.9) / 2,
      Math.min((spot[2] * width * inner) / 2, -0.62 * seedWidth)
    ];
    const gap = seedWidth * 0.95;
    if (found.some((other) => apart(other.at, at) < gap)) continue;
    found.push({ at, along: unit([chance.spread() * 0.5, 1, chance.spread() * 0.5]) });
  }
  return found;
}

/** Stones and seeds of a solid fruit, side by side; those the knife meets lie in its plane. */
function inSection(
  count: number,
  size: { length: number; width: number; seedLength: number; seedWidth: number },
  chance: Chance
): Seed[] {
  const { width, seedWidth, length } = size;
  const shown = Math.min(count, Math.max(1, Math.floor((width * 0.86) / seedWidth)));
  return Array.from({ length: shown }, (_, nth) => {
    const x =
      shown === 1
        ? 0
        : ((nth / (shown - 1)) * 2 - 1) *
          Math.min(seedWidth * 0.56 * (shown - 1), width * 0.42 - seedWidth / 2);
    const lean = 0.18 * chance.spread() - (x / width) * 0.5;
    return { at: [x, length * 0.03 * chance.spread(), 0], along: unit([-lean, 1, 0]) };
  });
}

function apart(a: Point, b: Point): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + ((a[1] - b[1]) * 0.7) ** 2 + (a[2] - b[2]) ** 2);
}
