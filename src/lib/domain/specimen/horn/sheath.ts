import { blend, dim, type Colour } from '#lib/domain/specimen/form/colour.ts';
import { smooth } from '#lib/domain/specimen/form/curve.ts';
import { layered, noise } from '#lib/domain/specimen/form/noise.ts';
import { paint, patch, type Patch } from '#lib/domain/specimen/form/patch.ts';
import { turn } from '#lib/domain/specimen/form/trig.ts';
import type { HornForm } from './form.ts';
import type { HornRecipe } from './recipe.ts';

type Skin = (angle: number, t: number) => Colour;

/** How fine: rows about 0.8 mm apart on a horn of 30 cm, and as many columns as leave 60,000 triangles. */
export function finenessOf({ length, rings }: HornRecipe) {
  const perRing = rings.at.length * 11;
  const rows = Math.round(Math.min(Math.max(length * 9, perRing, 240), 440));
  return { rows, columns: Math.round(29000 / rows) };
}

/** The outside from the lower end to the upper; its last row is a point when the tip is whole. */
export function outside(recipe: HornRecipe, form: HornForm, skin: Skin): Patch {
  const { rows, columns } = finenessOf(recipe);
  const { from, to } = recipe.ends;
  const places = Array.from({ length: rows }, (_, row) => from + ((to - from) * row) / (rows - 1));
  if (to === 1) places.splice(-1, 1, 0.9885, 0.992, 0.995, 0.9975, 0.999, 1);
  places.sort((a, b) => a - b);
  const whole = patch(columns, places.length);
  const rim = rimOf(recipe);
  places.forEach((t, row) => {
    const steady = form.line.at(t);
    for (let column = 0; column < columns; column++) {
      const angle = (column / columns) * turn;
      // the rim is uneven, and the rows above it give way
      const here = from === 0 ? Math.max(t, rim(angle) * (1 - smooth(0, 0.05, t))) : t;
      const frame = here === t ? steady : form.line.at(here);
      form.writePlace(
        whole.positions,
        (row * columns + column) * 3,
        frame,
        angle,
        t === 1 ? 0 : form.outer(angle, here)
      );
      paint(whole, row, column, skin(angle, here));
    }
  });
  return whole;
}

/** The wall of the bore from its deepest point down to the rim, and the rim's edge out to the surface. */
export function bore(recipe: HornRecipe, form: HornForm, skin: Skin): Patch[] {
  const { columns } = finenessOf(recipe);
  const { core, ends, salt } = recipe;
  const rows = 44;
  const wall = patch(columns, rows);
  const edge = patch(columns, 3);
  const rim = rimOf(recipe);
  const old: Colour = [0.36, 0.26, 0.15];
  for (let column = 0; column < columns; column++) {
    const angle = (column / columns) * turn;
    const lowest = ends.from === 0 ? rim(angle) : ends.from;
    for (let row = 0; row < rows; row++) {
      const down = row / (rows - 1);
      const t = core.part * 0.999 + (lowest - core.part * 0.999) * (1 - (1 - down) * (1 - down));
      const frame = form.line.at(t);
      const far = row === 0 ? 0 : form.inner(angle, t);
      form.writePlace(wall.positions, (row * columns + column) * 3, frame, angle, far);
      const grain =
        0.85 + 0.15 * noise((angle / turn) * core.teeth * 2, t * 20, core.teeth * 2, salt + 101);
      const colour = dim(
        blend(skin(angle, t), old, 0.5),
        grain * (1 - 0.5 * smooth(0, core.part, t))
      );
      paint(wall, row, column, colour);
    }
    const frame = form.line.at(lowest);
    const [inner, outer] = [form.inner(angle, lowest), form.outer(angle, lowest)];
    [inner, (inner + outer) / 2, outer].forEach((far, row) => {
      form.writePlace(edge.positions, (row * columns + column) * 3, frame, angle, far);
      paint(edge, row, column, dim(skin(angle, lowest), 0.88));
    });
  }
  return [wall, edge];
}

/** How far up the rim is gnawed, a share of the length. */
export function rimOf({ ends, salt, length }: HornRecipe): (angle: number) => number {
  return (angle) =>
    (ends.rim / length) * (0.5 + 0.5 * layered((angle / turn) * 5, 0.5, 5, salt + 21, 3));
}
