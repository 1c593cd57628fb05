import type { FalconRecipe } from './falcon/recipe.ts';
import type { FangRecipe } from './fang/recipe.ts';
import type { FruitRecipe } from './fruit/recipe.ts';
import type { HornRecipe } from './horn/recipe.ts';
import type { PodRecipe } from './pod/recipe.ts';
import type { RootRecipe } from './root/recipe.ts';
import type { SliceRecipe } from './slice/recipe.ts';
import type { TimberRecipe } from './timber/recipe.ts';

/** What a specimen is built from. Names no taxon: safe to send before an answer in practice. */
export type Recipe =
  | FalconRecipe
  | FangRecipe
  | FruitRecipe
  | HornRecipe
  | PodRecipe
  | RootRecipe
  | SliceRecipe
  | TimberRecipe;

export type Model = Recipe['model'];
