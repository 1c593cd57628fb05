import { chanceOf } from '#lib/domain/specimen/form/chance.ts';
import { blend, colourOf, dim } from '#lib/domain/specimen/form/colour.ts';
import { hill, smooth } from '#lib/domain/specimen/form/curve.ts';
import { layered, noise } from '#lib/domain/specimen/form/noise.ts';
import { paint, patch, surfaceOf, type Patch } from '#lib/domain/specimen/form/patch.ts';
import { strandSurface, type Strand } from '#lib/domain/specimen/form/strands.ts';
import { plus, scaled, unit } from '#lib/domain/specimen/form/vector.ts';
import type { Point, Surface } from '#lib/domain/specimen/specimen.ts';
import type { FruitForm } from './form.ts';
import { seedPatch } from './parts.ts';
import type { FruitRecipe } from './recipe.ts';
import { seedsOf, type Seed } from './seeds.ts';
import { columns, rows, upAt } from './skin.ts';

/** What a lengthwise cut shows: wall or pulp on the cut itself; cavity, seeds and hairs behind it. */
export function insideOf(
  recipe: FruitRecipe,
  form: FruitForm
): { surfaces: Surface[]; seeds: Seed[] } {
  const seeds = seedsOf(recipe);
  const dull = { gloss: 0.15, absorb: [4, 6, 8] as Point };
  const tint = colourOf(recipe.seed);
  const { seedLength, seedWidth, salt } = recipe;
  const bodies = seeds.map(({ at, along }, nth) =>
    seedPatch(at, along, seedLength, seedWidth, tint, salt + nth * 7)
  );
  const surfaces: Surface[] = [
    surfaceOf([facePatch(recipe, form, seeds)], false, {
      name: 'cut',
      material: { ...dull, kind: 'cut' }
    })
  ];
  if (bodies.length && recipe.hollow)
    surfaces.push(
      surfaceOf(bodies, false, { name: 'seeds', material: { ...dull, kind: 'solid' } })
    );
  if (recipe.hollow) {
    surfaces.push(
      surfaceOf([cavity(recipe, form)], false, {
        name: 'cavity',
        material: { ...dull, absorb: [-4, -6, -8], kind: 'solid' }
      })
    );
    if (recipe.hairs) surfaces.push(hairsOf(recipe, form));
  }
  return { surfaces, seeds };
}

const shrink = ([x, y, z]: Point, wall: number): Point => [
  x * (1 - wall),
  y * (1 - wall * 0.8),
  z * (1 - wall)
];

/** In the plane z = 0: from the skin inwards, to the cavity or to the middle. */
function facePatch(recipe: FruitRecipe, form: FruitForm, seeds: Seed[]): Patch {
  const { hollow, wall, salt, skin } = recipe;
  const round = rows * 2;
  const deep = hollow ? 12 : 60;
  const body = patch(round, deep);
  const rind = dim(colourOf(skin), 0.7);
  for (let column = 0; column < round; column++) {
    // down the right side, then up the left: clockwise as the viewer sees it
    const right = column < rows;
    const up = upAt(right ? rows - 1 - column : column - rows);
    const [x, y] = form.place(right ? 0 : 0.5, up);
    for (let row = 0; row < deep; row++) {
      const share = row / (deep - 1);
      const keep = hollow ? 1 - wall * share : 1 - share;
      const at: Point = [x * keep, y * (hollow ? 1 - 0.8 * wall * share : 1 - share), 0];
      body.positions.set(at, (row * round + column) * 3);
      const colour = pulp(recipe, at, seeds);
      const edge = hollow ? share * wall : share;
      blend(
        colour,
        rind,
        smooth(0.05, 0.02, edge + 0.01 * noise(up * 30, right ? 1 : 5, 64, salt + 41))
      );
      paint(body, row, column, colour);
    }
  }
  return body;
}

/** Flesh; in a fruit that is not hollow the seeds are cut through with it. */
function pulp(recipe: FruitRecipe, [x, y]: Point, seeds: Seed[]) {
  const { salt, flesh, width, hollow, seed, seedLength, seedWidth } = recipe;
  const k = 6 / width;
  const colour = dim(colourOf(flesh), 0.86 + 0.24 * layered(x * k + 50, y * k, 512, salt + 42, 3));
  if (hollow) return colour;
  const kernel = blend(colourOf(seed), colourOf('#f2e8d2'), 0.75);
  for (const { at, along } of seeds) {
    const [dx, dy] = [x - at[0], y - at[1]];
    const on = (dx * along[0] + dy * along[1]) / (seedLength / 2);
    const off = (dx * along[1] - dy * along[0]) / (seedWidth / 2);
    const far = Math.sqrt(on * on + off * off);
    blend(colour, dim(colourOf(seed), 0.75), smooth(1.06, 0.96, far));
    blend(colour, kernel, smooth(0.68, 0.58, far));
    dim(colour, 1 - 0.35 * hill((far - 1.03) / 0.12));
  }
  return colour;
}

/** Seen from inside: rows go down. */
function cavity(recipe: FruitRecipe, form: FruitForm): Patch {
  const [round, high] = [columns / 2, 48];
  const body = patch(round, high);
  const lining = blend(colourOf(recipe.flesh), colourOf('#d9b98a'), 0.35);
  for (let row = 0; row < high; row++) {
    const up = 1 - (row / (high - 1)) * 0.996 - 0.002;
    for (let column = 0; column < round; column++) {
      const at = shrink(form.place(column / round, up), recipe.wall);
      body.positions.set(at, (row * round + column) * 3);
      paint(
        body,
        row,
        column,
        dim([...lining], 0.75 + 0.3 * noise(column / 3, up * 14, round / 3, recipe.salt + 43))
      );
    }
  }
  return body;
}

/** Stiff pale hairs from the wall inwards, dense. */
function hairsOf(recipe: FruitRecipe, form: FruitForm): Surface {
  const chance = chanceOf(`hairs ${recipe.salt}`);
  const pale = colourOf('#efe2c2');
  const strands: Strand[] = Array.from({ length: recipe.hairs }, () => {
    // behind the cut
    const root = shrink(
      form.place(chance.between(0.5, 1), chance.between(0.12, 0.86)),
      recipe.wall
    );
    const inward = unit([
      -root[0] + chance.spread() * 0.12,
      -root[1] * 0.5 + chance.spread() * 0.12,
      -root[2] + chance.spread() * 0.12
    ]);
    const long = recipe.width * chance.between(0.14, 0.26);
    const places = [0, 0.5, 1].map((share) => plus(root, inward, share * long));
    const bent = plus(places[2]!, [0, 1, 0], long * 0.12 * chance.spread());
    const outward = places.map((): Point => [0, 0, 1]);
    return {
      places: [places[0]!, places[1]!, bent],
      outward,
      width: 0.011,
      root: dim([...pale], 0.7),
      tip: scaled(pale, 1.02)
    };
  });
  return strandSurface(strands, {
    name: 'hairs',
    material: { gloss: 0.3, absorb: [1, 1, 2], kind: 'hair' }
  });
}
