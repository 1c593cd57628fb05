import type { HornRecipe } from './horn/recipe.ts';

/** What a specimen is built from. Names no taxon: safe to send before an answer in practice. */
export type Recipe = HornRecipe;

export type Model = Recipe['model'];
