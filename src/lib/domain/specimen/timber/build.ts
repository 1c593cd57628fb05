import { hill, smooth } from '#lib/domain/specimen/form/curve.ts';
import { noise } from '#lib/domain/specimen/form/noise.ts';
import { paint, patch, surfaceOf, type Patch } from '#lib/domain/specimen/form/patch.ts';
import type { Landmark, Point, Specimen } from '#lib/domain/specimen/specimen.ts';
import type { TimberRecipe } from './recipe.ts';
import { woodOf, type Wood } from './wood.ts';

const columns = 200;
const sideRows = 190;
const endRows = 64;

/** Stands on its lower end; the heart of the tree lies away from the viewer. */
export function buildTimber(recipe: TimberRecipe): Specimen {
  const wood = woodOf(recipe);
  const rim = rimOf(recipe);
  const patches = [
    endPatch(recipe, wood, rim, 0),
    sidePatch(recipe, wood, rim),
    endPatch(recipe, wood, rim, 1)
  ];
  const material = { gloss: 0.14, absorb: [6, 8, 10] as Point, kind: 'solid' as const };
  const { length, width, depth } = recipe;
  return {
    surfaces: [surfaceOf(patches, false, { name: 'wood', material })],
    landmarks: landmarksOf(recipe),
    measures: { length, width, depth }
  };
}

type Spot = [number, number];

/** The section's outline, walked from +X towards +Z: a split quarter with sawn and broken sides. */
function rimOf({ width, depth, salt }: TimberRecipe): Spot[] {
  const [w, d] = [width / 2, depth / 2];
  const corners: Spot[] = [
    [w, -d * 0.9],
    [w * 0.96, d * 0.55],
    [w * 0.45, d * 0.92],
    [-w * 0.4, d],
    [-w * 0.95, d * 0.6],
    [-w, -d * 0.86],
    [-w * 0.1, -d]
  ];
  const spots: Spot[] = [];
  const around = corners.map((corner, i) => {
    const next = corners[(i + 1) % corners.length]!;
    return Math.sqrt((next[0] - corner[0]) ** 2 + (next[1] - corner[1]) ** 2);
  });
  const total = around.reduce((sum, one) => sum + one, 0);
  for (let column = 0; column < columns; column++) {
    let way = (column / columns) * total;
    let i = 0;
    while (way > around[i]!) way -= around[i++]!;
    const [a, b] = [corners[i]!, corners[(i + 1) % corners.length]!];
    const share = way / around[i]!;
    const rough = 0.02 * noise((column / columns) * 40, 1.5, 40, salt + 21);
    // edges are a little rounded
    const in_ = 1 - 0.02 * (hill(share / 0.12) + hill((1 - share) / 0.12)) + rough;
    spots.push([(a[0] + (b[0] - a[0]) * share) * in_, (a[1] + (b[1] - a[1]) * share) * in_]);
  }
  return spots;
}

function sidePatch({ length, salt }: TimberRecipe, wood: Wood, rim: Spot[]): Patch {
  const body = patch(columns, sideRows);
  for (let row = 0; row < sideRows; row++) {
    const share = row / (sideRows - 1);
    const y = share * length;
    for (let column = 0; column < columns; column++) {
      const [x, z] = rim[column]!;
      const wave = 1 + 0.02 * noise((column / columns) * 6, y * 0.2, 6, salt + 22);
      const { colour, out } = wood(x * wave, y, z * wave, 0);
      const keep = wave + out * 0.5 * smooth(0, 0.02, Math.min(share, 1 - share));
      body.positions.set([x * keep, y, z * keep], (row * columns + column) * 3);
      paint(body, row, column, colour);
    }
  }
  return body;
}

function endPatch({ length, salt }: TimberRecipe, wood: Wood, rim: Spot[], end: 0 | 1): Patch {
  const body = patch(columns, endRows);
  for (let row = 0; row < endRows; row++) {
    const share = end ? 1 - row / (endRows - 1) : row / (endRows - 1);
    for (let column = 0; column < columns; column++) {
      const wave = 1 + 0.02 * noise((column / columns) * 6, end * length * 0.2, 6, salt + 22);
      const [x, z] = [rim[column]![0] * share * wave, rim[column]![1] * share * wave];
      const { colour, out } = wood(x, end * length, z, 1);
      // saw marks
      const saw =
        0.008 * noise((x * 0.9 + z * 0.4) * 14 + 50, (z * 0.9 - x * 0.4) * 0.6, 4096, salt + 23);
      const y = end * length + (end ? 1 : -1) * (out + saw) * smooth(1, 0.97, share);
      body.positions.set([x, y, z], (row * columns + column) * 3);
      paint(body, row, column, colour);
    }
  }
  return body;
}

function landmarksOf({ length, width, depth, heartwood, pith, canals }: TimberRecipe): Landmark[] {
  const down: Point = [0, -1, 0];
  // from the pith towards the corner farthest from it
  const way: Spot = [-Math.sign(pith[0]), 1];
  const on = (far: number, id: string, radius: number): Landmark => ({
    id,
    at: [pith[0] + way[0] * far * 0.75, 0, pith[1] + way[1] * far * 0.6],
    facing: down,
    radius
  });
  const marks: Landmark[] = [
    { id: 'base', at: [0, 0, 0], facing: down, radius: width / 2 },
    on(heartwood * 0.7, 'heartwood', depth * 0.15),
    on(heartwood * 1.15, 'sapwood', depth * 0.1),
    { id: 'grain', at: [0, length / 2, depth / 2], facing: [0, 0, 1], radius: width * 0.4 }
  ];
  if (canals)
    marks.push({ id: 'resin_canal', at: [width * 0.2, 0, 0], facing: down, radius: width * 0.2 });
  return marks;
}
