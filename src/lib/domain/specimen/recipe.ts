import type { HornRecipe } from './horn/recipe.ts';
import type { PodRecipe } from './pod/recipe.ts';
import type { RootRecipe } from './root/recipe.ts';
import type { SliceRecipe } from './slice/recipe.ts';

/** What a specimen is built from. Names no taxon: safe to send before an answer in practice. */
export type Recipe = HornRecipe | PodRecipe | RootRecipe | SliceRecipe;

export type Model = Recipe['model'];
