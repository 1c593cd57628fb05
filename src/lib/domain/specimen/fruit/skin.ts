import { blend, colourOf, dim } from '#lib/domain/specimen/form/colour.ts';
import { mix, smooth } from '#lib/domain/specimen/form/curve.ts';
import { layered, noise } from '#lib/domain/specimen/form/noise.ts';
import { paint, patch, type Patch } from '#lib/domain/specimen/form/patch.ts';
import type { FruitForm } from './form.ts';
import type { FruitRecipe } from './recipe.ts';

export const columns = 144;
export const rows = 116;

export function skinPatch(recipe: FruitRecipe, form: FruitForm): Patch {
  const body = patch(columns, rows);
  const colourAt = colouring(recipe, form);
  for (let row = 0; row < rows; row++) {
    const up = upAt(row);
    for (let column = 0; column < columns; column++) {
      const angle = column / columns;
      body.positions.set(form.place(angle, up), (row * columns + column) * 3);
      paint(body, row, column, colourAt(angle, up));
    }
  }
  return body;
}

/** Rows closer together towards the apex. */
export const upAt = (row: number) => {
  const share = row / (rows - 1);
  return mix(share, 1 - (1 - share) * (1 - share), 0.35);
};

function colouring(
  { salt, skin, flush, bloom, wrinkle, apex }: FruitRecipe,
  { crease, mark }: FruitForm
) {
  const [ground, other] = [colourOf(skin), colourOf(flush)];
  const [frost, dark, scar] = [colourOf('#9fb2c4'), colourOf('#120a08'), colourOf('#8b7a5f')];
  const inner =
    apex.kind === 'rays'
      ? blend(colourOf(skin), colourOf('#c2b59a'), 0.5)
      : apex.kind === 'platform'
        ? scar
        : dark;
  const marked = { plain: 0, rays: 0.55, hole: 0.95, platform: 0.8, calyx: 0.75, button: 0.9 }[
    apex.kind
  ];
  return (angle: number, up: number) => {
    const deep = crease(angle, up);
    const tone = 0.5 + 0.5 * layered(angle * 5, up * 4, 5, salt + 21, 3);
    const colour = blend([...ground], other, smooth(0.25, 0.85, tone));
    dim(colour, 1.08 - 0.5 * deep * Math.min(1, wrinkle * 6));
    dim(colour, 1 + 0.07 * noise(angle * 60, up * 40, 60, salt + 22));
    const waxy = smooth(0.3, 0.75, 0.5 + 0.5 * layered(angle * 7, up * 5, 7, salt + 23, 3));
    blend(colour, frost, bloom * waxy * 0.5 * (1 - 0.6 * deep));
    blend(colour, inner, marked * mark(angle, up));
    blend(colour, scar, 0.8 * smooth(0.035, 0.02, up));
    return colour;
  };
}
