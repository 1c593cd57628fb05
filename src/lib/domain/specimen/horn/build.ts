import { surfaceOf } from '#lib/domain/specimen/form/patch.ts';
import type { Material, Specimen, Surface } from '#lib/domain/specimen/specimen.ts';
import { boneCore, canal, face } from './faces.ts';
import { formOf } from './form.ts';
import { insideOf } from './inside.ts';
import { landmarksOf, measuresOf } from './key.ts';
import type { HornRecipe } from './recipe.ts';
import { bore, outside } from './sheath.ts';
import { skinOf } from './skin.ts';

/** Sheath, bone, canal and the face that the view `cut` shows: 50 to 90 thousand triangles. */
export function buildHorn(recipe: HornRecipe): Specimen {
  const form = formOf(recipe);
  const skin = skinOf(recipe, form);
  const inside = insideOf(recipe, form, skin);
  const { ends, core, colours, mirrored } = recipe;
  const cored = ends.base !== 'face' && core.part > ends.from + 0.02;
  const sheath: Material = { gloss: recipe.skin.gloss, absorb: colours.absorb, kind: 'solid' };
  const surfaces: Surface[] = [];

  const patches = cored
    ? bore(recipe, form, skin)
    : [face(recipe, form, inside, { t: ends.from, up: false })];
  patches.push(outside(recipe, form, skin));
  if (ends.to < 1)
    patches.push(
      face(recipe, form, inside, { t: ends.to, up: true, jagged: ends.broken ? 0.25 : 0 })
    );
  surfaces.push(surfaceOf(patches, mirrored, { name: 'sheath', material: sheath }));

  if (cored && ends.base === 'bone') {
    const material: Material = { gloss: 0.06, absorb: [5, 6.5, 9], kind: 'solid' };
    surfaces.push(surfaceOf(boneCore(recipe, form, inside), mirrored, { name: 'bone', material }));
  }
  if (core.canal > 0) {
    const material: Material = { gloss: 0, absorb: [5, 6, 7], kind: 'solid' };
    surfaces.push(surfaceOf([canal(recipe, form)], mirrored, { name: 'canal', material }));
  }
  const open = cored && ends.base === 'hollow' && recipe.sawAt < core.part - 0.01;
  const cut = face(recipe, form, inside, { t: recipe.sawAt, up: true, open });
  surfaces.push(
    surfaceOf([cut], mirrored, { name: 'cut', material: { ...sheath, gloss: 0.15, kind: 'cut' } })
  );
  return { surfaces, landmarks: landmarksOf(recipe, form), measures: measuresOf(recipe, form) };
}
