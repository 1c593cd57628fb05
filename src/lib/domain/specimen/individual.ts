import { build } from './build.ts';
import type { Figures } from './figures.ts';
import type { Guise } from './guise.ts';
import { agrees } from './measure/agrees.ts';
import type { Recipe } from './recipe.ts';
import { sample } from './sample.ts';
import type { Specimen } from './specimen.ts';

export type Individual = {
  recipe: Recipe;
  specimen: Specimen;
  /** How many were drawn before and passed over. */
  discarded: number;
};

/**
 * The individual of a seed whose key a stranger finds again: one that the blind measurement counts
 * otherwise is passed over, and the next is drawn from the same seed. About 0.1 s a try.
 */
export function individual(figures: Figures, seed: number, guise?: Guise): Individual {
  for (let discarded = 0; discarded < mostTries; discarded++) {
    // a fraction: never the seed of another individual, so practice cannot stray among exam seeds
    const recipe = sample(figures, seed + discarded / mostTries, guise);
    const specimen = build(recipe);
    if (agrees(specimen)) return { recipe, specimen, discarded };
  }
  throw new Error(`${figures.salt}: none of ${mostTries} from seed ${seed} can be counted again`);
}

/** A power of two: fractions of a seed are exact. */
const mostTries = 32;
