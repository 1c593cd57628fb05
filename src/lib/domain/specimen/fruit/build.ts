import { surfaceOf } from '#lib/domain/specimen/form/patch.ts';
import type { Landmark, Point, Specimen } from '#lib/domain/specimen/specimen.ts';
import { fruitForm } from './form.ts';
import { insideOf } from './inside.ts';
import { outerParts } from './parts.ts';
import type { FruitRecipe } from './recipe.ts';
import { skinPatch } from './skin.ts';

/** Stands on its stalk, apex up; cut lengthwise it opens towards the viewer. */
export function buildFruit(recipe: FruitRecipe): Specimen {
  const form = fruitForm(recipe);
  const { surfaces, seeds } = insideOf(recipe, form);
  const parts = outerParts(recipe, form);
  const solid = { absorb: [3, 6, 8] as Point, kind: 'solid' as const };
  const skin = surfaceOf([skinPatch(recipe, form)], false, {
    name: 'skin',
    material: { gloss: recipe.gloss, ...solid }
  });
  const dry = parts.length
    ? [surfaceOf(parts, false, { name: 'stalk', material: { gloss: 0.1, ...solid } })]
    : [];
  const { length, width } = recipe;
  return {
    surfaces: [skin, ...dry, ...surfaces],
    landmarks: landmarksOf(
      recipe,
      seeds.map(({ at }) => at),
      form.place(0, 1)[1]
    ),
    measures: { length, width, seeds: recipe.seeds }
  };
}

function landmarksOf(
  { length, width, hollow, hairs }: FruitRecipe,
  seeds: Point[],
  top: number
): Landmark[] {
  const marks: Landmark[] = [
    { id: 'apex', at: [0, top, 0], facing: [0, 1, 0], radius: width * 0.25 },
    // looked at from the end that tells most
    { id: 'base', at: [0, length / 2, 0], facing: [0, 1, 0], radius: width / 2 },
    { id: 'stalk', at: [0, -length / 2, 0], facing: [0, -1, 0], radius: width * 0.2 }
  ];
  if (seeds[0]) marks.push({ id: 'seed', at: seeds[0], facing: [0, 0, 1], radius: width * 0.12 });
  if (hollow && hairs)
    marks.push({
      id: 'hairs',
      at: [width * 0.22, length * 0.1, -width * 0.2],
      facing: [0, 0, 1],
      radius: width * 0.2
    });
  return marks;
}
