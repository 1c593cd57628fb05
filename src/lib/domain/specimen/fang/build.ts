import { noise } from '#lib/domain/specimen/form/noise.ts';
import { paint, patch, surfaceOf, type Patch } from '#lib/domain/specimen/form/patch.ts';
import { cos, sin, turn } from '#lib/domain/specimen/form/trig.ts';
import { plus, scaled } from '#lib/domain/specimen/form/vector.ts';
import type { Landmark, Point, Specimen, Surface } from '#lib/domain/specimen/specimen.ts';
import { fangForm, type FangForm } from './form.ts';
import { endColour, fangColour } from './paint.ts';
import type { FangRecipe } from './recipe.ts';

const columns = 150;
const rows = 190;
const endRows = 30;

/** Stands on its base or root, curved across the picture, so that its profile is seen first. */
export function buildFang(recipe: FangRecipe): Specimen {
  const form = fangForm(recipe);
  const colourAt = fangColour(recipe);
  const side = patch(columns, rows);
  for (let row = 0; row < rows; row++) {
    const t = row / (rows - 1);
    for (let column = 0; column < columns; column++) {
      side.positions.set(form.place(column / columns, t), (row * columns + column) * 3);
      paint(side, row, column, colourAt(column / columns, t));
    }
  }
  const absorb: Point = recipe.kind === 'claw' ? [0.9, 1.6, 3] : [2, 2.6, 3.6];
  const material = { gloss: recipe.gloss, absorb, kind: 'solid' as const };
  const body = surfaceOf([endOf(recipe, form), side], false, { name: recipe.kind, material });
  return {
    surfaces: recipe.core ? [body, coreOf(recipe, form)] : [body],
    landmarks: landmarksOf(recipe, form),
    measures: { length: recipe.length }
  };
}

function endOf(recipe: FangRecipe, form: FangForm): Patch {
  const colourAt = endColour(recipe);
  const middle = form.line.at(0).place;
  const body = patch(columns, endRows);
  for (let row = 0; row < endRows; row++) {
    const share = row / (endRows - 1);
    for (let column = 0; column < columns; column++) {
      const angle = column / columns;
      const rim = form.place(angle, 0);
      const [x, y] = [cos(angle * turn) * share, sin(angle * turn) * share];
      const rough = recipe.core
        ? 0.02 * noise(x * 9 + 30, y * 9, 512, recipe.salt + 31) * recipe.depth * (1 - share)
        : 0;
      const at = plus(middle, plus(rim, middle, -1), share);
      body.positions.set([at[0], at[1] + rough, at[2]], (row * columns + column) * 3);
      paint(body, row, column, colourAt(angle, share, x, y));
    }
  }
  return body;
}

/** The bone inside a claw: seen as a shadow against the lamp. */
function coreOf({ salt, core }: FangRecipe, form: FangForm): Surface {
  const [round, high] = [40, 40];
  const body = patch(round, high);
  for (let row = 0; row < high; row++) {
    const share = row / (high - 1);
    const t = 0.004 + share * core;
    const middle = form.line.at(t).place;
    const keep = 0.72 * Math.sqrt(Math.max(0, 1 - share ** 3)) * (row === 0 ? 0 : 1);
    for (let column = 0; column < round; column++) {
      const rim = form.place(column / round, t);
      const bumpy = 1 + 0.04 * noise(column / 4, share * 8, 10, salt + 32);
      body.positions.set(
        plus(middle, plus(rim, middle, -1), keep * bumpy),
        (row * round + column) * 3
      );
      paint(body, row, column, [0.65, 0.55, 0.38]);
    }
  }
  return surfaceOf([body], false, {
    name: 'core',
    material: { gloss: 0.05, absorb: [6, 7, 9], kind: 'solid' }
  });
}

function landmarksOf(
  { length, depth, kind, crown, seam }: FangRecipe,
  { line, place }: FangForm
): Landmark[] {
  const low = line.at(0);
  const on = (id: string, t: number, angle: number, radius: number): Landmark => {
    const { aside } = line.at(t);
    return {
      id,
      at: place(angle, t),
      facing: angle === 0.25 ? [0, 0, 1] : scaled(aside, -1),
      radius
    };
  };
  const marks: Landmark[] = [
    { id: 'base', at: low.place, facing: scaled(low.along, -1), radius: depth / 2 },
    { id: 'tip', at: line.at(1).place, facing: line.at(1).along, radius: length * 0.06 }
  ];
  if (kind === 'tooth' && crown) marks.push(on('neck', crown, 0.75, depth * 0.3));
  if (seam) marks.push(on('seam', 0.5, 0.02, depth * 0.3));
  return marks;
}
