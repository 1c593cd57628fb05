import { chanceOf } from '#lib/domain/specimen/form/chance.ts';
import { blend, colourOf, dim, type Colour } from '#lib/domain/specimen/form/colour.ts';
import { mix } from '#lib/domain/specimen/form/curve.ts';
import { noise } from '#lib/domain/specimen/form/noise.ts';
import { paint, patch, type Patch } from '#lib/domain/specimen/form/patch.ts';
import { cos, sin, turn } from '#lib/domain/specimen/form/trig.ts';
import { cross, plus, scaled, unit } from '#lib/domain/specimen/form/vector.ts';
import type { Point } from '#lib/domain/specimen/specimen.ts';
import type { FruitForm } from './form.ts';
import type { FruitRecipe } from './recipe.ts';

/** The stalk below and what is left of the sepals above. */
export function outerParts(recipe: FruitRecipe, form: FruitForm): Patch[] {
  const parts: Patch[] = [];
  if (recipe.stalk > 0.05) parts.push(stalk(recipe, form));
  for (let nth = 0; nth < recipe.apex.sepals; nth++) parts.push(sepal(nth, recipe, form));
  return parts;
}

function stalk({ stalk: long, width, salt }: FruitRecipe, form: FruitForm): Patch {
  const [x, y, z] = form.place(0, 0.015);
  const line = Array.from({ length: 12 }, (_, i): Point => {
    const share = i / 11;
    const bend = 0.12 * long * share * share;
    return [
      x * (1 - share) + bend * noise(1.5, 2, 8, salt + 31) * 2,
      y + 0.03 - long * share,
      z * (1 - share) + bend
    ];
  }).reverse();
  const radius = width * 0.03 + 0.014;
  return rod(
    line,
    (share) => [radius * mix(0.85, 1.25, share ** 3), radius],
    colourOf('#6a4f36'),
    [0, 0, 1],
    salt
  );
}

function sepal(nth: number, { apex, length, width, salt }: FruitRecipe, form: FruitForm): Patch {
  const chance = chanceOf(`sepal ${salt} ${nth}`);
  const angle = (nth + 0.12 * chance.spread()) / 5;
  const [x, y, z] = form.place(angle, 1 - Math.asin(Math.min(0.9, apex.size * 1.12)) / 3.1416);
  const out = unit([x, 0, z]);
  const long = apex.sepalLength * length * chance.between(0.7, 1.1);
  // upright on hips, bent outwards on haws
  const lean = apex.kind === 'calyx' ? chance.between(0.5, 1.3) : chance.between(0, 0.5);
  const line: Point[] = [[x, y - 0.02, z]];
  for (let i = 1; i <= 9; i++) {
    const turned = lean * (i / 9);
    line.push(
      plus(plus(line[i - 1]!, out, (sin(turned) * long) / 9), [0, 1, 0], (cos(turned) * long) / 9)
    );
  }
  const wide = Math.min(width * 0.13, long * 0.32);
  const colour = blend(colourOf('#5c4630'), colourOf('#7d6a48'), chance.share());
  return rod(line, (share) => [wide * (1 - share) ** 0.7 + 0.006, 0.012], colour, out, salt + nth);
}

/** A closed rod or leaf along a line: half width and half thickness by share; thin across `flat`. */
function rod(
  line: Point[],
  section: (share: number) => [number, number],
  tint: Colour,
  flat: Point,
  salt: number
): Patch {
  const round = 10;
  const body = patch(round, line.length + 2);
  const last = line.length - 1;
  for (let row = 0; row < line.length + 2; row++) {
    const at = Math.min(Math.max(row - 1, 0), last);
    const along = unit(plus(line[Math.min(at + 1, last)]!, line[Math.max(at - 1, 0)]!, -1));
    const aside = unit(cross(along, flat));
    const thin = cross(along, aside);
    const [wide, thick] = row === 0 || row === last + 2 ? [0, 0] : section(at / last);
    for (let column = 0; column < round; column++) {
      const angle = (column / round) * turn;
      const place = plus(plus(line[at]!, aside, cos(angle) * wide), thin, -sin(angle) * thick);
      body.positions.set(place, (row * round + column) * 3);
      paint(
        body,
        row,
        column,
        dim([...tint], 0.85 + 0.25 * noise(column * 0.7, at * 0.6, 64, salt + 33))
      );
    }
  }
  return body;
}

/** A nutlet, stone or seed: an uneven ellipsoid, angular where others pressed on it. */
export function seedPatch(
  at: Point,
  along: Point,
  long: number,
  wide: number,
  tint: Colour,
  salt: number
): Patch {
  const [round, high] = [14, 12];
  const aside = unit(cross(along, Math.abs(along[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0]));
  const ahead = scaled(cross(along, aside), -1);
  const body = patch(round, high);
  for (let row = 0; row < high; row++) {
    const phi = (row / (high - 1) - 0.5) * 3.14159265;
    for (let column = 0; column < round; column++) {
      const angle = (column / round) * turn;
      const facet =
        1 + 0.13 * cos(angle * 3 + salt) + 0.07 * noise(column * 0.9, row * 0.8, 64, salt);
      const r = (cos(phi) * wide * facet * (1 - 0.25 * sin(phi))) / 2;
      const place = plus(
        plus(plus(at, along, (sin(phi) * long) / 2), aside, cos(angle) * r),
        ahead,
        sin(angle) * r
      );
      body.positions.set(place, (row * round + column) * 3);
      paint(
        body,
        row,
        column,
        dim([...tint], 0.8 + 0.25 * facet * 0.9 + 0.1 * noise(column, row, 64, salt + 5))
      );
    }
  }
  return body;
}
