import { cos, radians, sin } from '#lib/domain/specimen/form/trig.ts';
import type { Landmark, Point, Specimen } from '#lib/domain/specimen/specimen.ts';
import { podBody } from './body.ts';
import { podHair } from './hair.ts';
import type { PodRecipe } from './recipe.ts';
import { skinOf, type Skin } from './skin.ts';
import { podThread } from './thread.ts';

/** The hair face looks at the viewer, the longer side lies across. */
export function buildPod(recipe: PodRecipe): Specimen {
  const skin = skinOf(recipe);
  const thread = podThread(recipe, skin);
  const surfaces = [podBody(recipe, skin), podHair(recipe, skin), ...(thread ? [thread] : [])];
  const { width, thickness, pore } = recipe;
  const measures: Specimen['measures'] = { width, thickness };
  if (pore && !recipe.gathered) measures.pore = pore;
  return { surfaces, landmarks: landmarksOf(recipe, skin), measures };
}

function landmarksOf(recipe: PodRecipe, skin: Skin): Landmark[] {
  const { width, thickness, pore, gathered, stitches, seam } = recipe;
  const on = (id: string, x: number, y: number, radius: number): Landmark => ({
    id,
    at: skin.place(x, y),
    facing: skin.outward(x, y),
    radius
  });
  const marks = [
    on('hair', -0.55, 0.35, width * 0.16),
    on('back', 1.97, 0, width * 0.3),
    on('left', -1, 0, 0.2),
    on('right', 1, 0, 0.2)
  ];
  const back: Point = [0, 0, -1];
  marks.push({ id: 'base', at: [0, 0, -thickness / 2], facing: back, radius: width * 0.3 });
  if (pore) marks.push({ ...on('opening', 0, 0, Math.max(0.35, pore)), facing: [0, 0, 1] });
  if (gathered) marks.push({ ...on('thread', 0, 0, 0.6), facing: [0, 0, 1] });
  if (stitches) {
    const [c, n] = [cos(radians(seam.angle)), sin(radians(seam.angle))];
    marks.push(on('seam', seam.offset * c, seam.offset * n, 0.5));
  }
  return marks;
}
