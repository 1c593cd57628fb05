import { drawFeather } from './draw-feather.ts';
import { drawHead } from './draw-head.ts';
import type { Drawn, Part } from './drawn.ts';
import type { FalconRecipe } from './recipe.ts';

/** One part of a falcon as a plate: the head, an outer tail feather, or a feather of the back. */
export function plateOf(recipe: FalconRecipe, part: Part): Drawn {
  return part === 'head' ? drawHead(recipe) : drawFeather(recipe, part);
}
