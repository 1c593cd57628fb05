import { buildFalcon } from './falcon/build.ts';
import { buildFang } from './fang/build.ts';
import { buildFruit } from './fruit/build.ts';
import { buildHorn } from './horn/build.ts';
import { buildPod } from './pod/build.ts';
import type { Recipe } from './recipe.ts';
import { buildRoot } from './root/build.ts';
import { buildSlice } from './slice/build.ts';
import type { Specimen } from './specimen.ts';
import { buildTimber } from './timber/build.ts';

/** The specimen of a recipe: always the same one. Under a tenth of a second. */
export function build(recipe: Recipe): Specimen {
  switch (recipe.model) {
    case 'falcon':
      return buildFalcon(recipe);
    case 'fang':
      return buildFang(recipe);
    case 'fruit':
      return buildFruit(recipe);
    case 'horn':
      return buildHorn(recipe);
    case 'pod':
      return buildPod(recipe);
    case 'root':
      return buildRoot(recipe);
    case 'slice':
      return buildSlice(recipe);
    case 'timber':
      return buildTimber(recipe);
  }
}
