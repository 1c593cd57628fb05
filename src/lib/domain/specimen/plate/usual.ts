import { randomOf } from '#lib/domain/random.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import type { Recipe } from '#lib/domain/specimen/recipe.ts';
import { sample } from '#lib/domain/specimen/sample.ts';
import { practiceSeed } from '#lib/domain/specimen/seeds.ts';

/** The individual of a plate: in its usual tones, whole, with its bone; sawn where the bone still is. */
export function plateRecipe(figures: Figures): Recipe {
  const random = randomOf(`plate ${figures.salt}`);
  const drawn = Array.from({ length: 40 }, () =>
    sample(figures, practiceSeed(random()), { tone: 'own' })
  );
  const found = drawn.find(isWhole) ?? drawn[0]!;
  return found.model === 'horn' ? { ...found, sawAt: 0.22 } : found;
}

function isWhole(recipe: Recipe): boolean {
  if (recipe.model !== 'horn') return true;
  const { from, to, base } = recipe.ends;
  return from === 0 && to === 1 && base !== 'hollow' && !recipe.mirrored;
}
