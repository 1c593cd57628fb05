import { blend, colourOf, dim } from '#lib/domain/specimen/form/colour.ts';
import { smooth } from '#lib/domain/specimen/form/curve.ts';
import { layered, noise } from '#lib/domain/specimen/form/noise.ts';
import { paint, patch, surfaceOf } from '#lib/domain/specimen/form/patch.ts';
import { cos, sin, turn } from '#lib/domain/specimen/form/trig.ts';
import type { Surface } from '#lib/domain/specimen/specimen.ts';
import type { PodRecipe } from './recipe.ts';
import { creaseAt, foldAt, type Skin } from './skin.ts';

const columns = 120;

/** The pouch without its hair: leather in front, membrane or scraped skin behind. */
export function podBody(recipe: PodRecipe, skin: Skin): Surface {
  const stations = rowsOf(recipe);
  const body = patch(columns, stations.length);
  const colourAt = colouring(recipe, skin);
  stations.forEach((s, row) => {
    for (let column = 0; column < columns; column++) {
      const angle = (-column / columns) * turn;
      const [x, y] = [s * cos(angle), s * sin(angle)];
      body.positions.set(skin.place(x, y), (row * columns + column) * 3);
      paint(body, row, column, colourAt(x, y));
    }
  });
  const material = {
    gloss: 0.22,
    absorb: [7, 9, 10] as [number, number, number],
    kind: 'solid' as const
  };
  return surfaceOf([body], false, { name: 'pouch', material });
}

/** From the middle of the back over the rim to the middle of the face; closer round the opening. */
function rowsOf({ pore, width, gathered }: PodRecipe): number[] {
  const rows: number[] = [];
  for (let i = 0; i <= 34; i++) rows.push(2 - i / 34);
  const fine = gathered ? 0.5 : (2.4 * pore) / width;
  for (let i = 1; i <= 26; i++) rows.push(1 - ((1 - fine) * i) / 26);
  if (fine > 0) for (let i = 1; i <= 22; i++) rows.push((fine * (22 - i)) / 22);
  return rows;
}

function colouring(recipe: PodRecipe, skin: Skin) {
  const { salt, pore, width, gathered, wrinkle } = recipe;
  const leather = colourOf(recipe.skin);
  const behind = colourOf(recipe.back);
  const dark = colourOf('#1a100a');
  const opening = pore / width;
  return (x: number, y: number) => {
    const s = Math.sqrt(x * x + y * y);
    const [c, n] = s > 1e-9 ? [x / s, y / s] : [1, 0];
    const round = sin(Math.min(s, 2) * (turn / 4));
    const [u, v, w] = [c * round * 3 + 50, n * round * 3, cos(s * (turn / 4)) * 3];
    const colour = blend(
      [...leather],
      behind,
      smooth(0.98, 1.16, s + 0.05 * noise(u, v, 128, salt + 11))
    );
    dim(colour, recipe.tone * (0.82 + 0.3 * layered(u + w, v, 128, salt + 12, 4)));
    if (s > 1) {
      const crease = creaseAt(c * round, n * round, cos(s * (turn / 4)), salt);
      dim(colour, 1 - 0.45 * wrinkle * crease * smooth(1, 1.2, s));
      dim(colour, 1 + 0.16 * (1 - wrinkle) * noise(u * 9, v * 9 + w * 5, 1024, salt + 14));
    } else {
      // what little light falls between the hairs
      dim(colour, 0.6);
      if (gathered) dim(colour, 0.8 + 0.25 * foldAt(recipe, c, n) * smooth(0.8, 0.2, s));
      if (opening)
        blend(
          colour,
          dark,
          0.96 *
            smooth(1.12, 0.8, (round / opening) * (1 + 0.05 * noise(c * 3 + 9, n * 3, 64, salt)))
        );
    }
    if (recipe.stitches) dim(colour, 1 - 0.55 * smooth(0.07, 0.015, Math.abs(skin.fromSeam(x, y))));
    return colour;
  };
}
