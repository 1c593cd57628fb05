import { colourOf, blend, dim } from '#lib/domain/specimen/form/colour.ts';
import { smooth } from '#lib/domain/specimen/form/curve.ts';
import { layered, noise } from '#lib/domain/specimen/form/noise.ts';
import { paint, patch, surfaceOf, type Patch } from '#lib/domain/specimen/form/patch.ts';
import { cos, sin, turn } from '#lib/domain/specimen/form/trig.ts';
import type { Landmark, Point, Specimen } from '#lib/domain/specimen/specimen.ts';
import { cutFaceOf, type CutFace } from './face.ts';
import type { SliceRecipe } from './recipe.ts';

const columns = 420;
const faceRows = 88;
const rimRows = 9;

/** A disc that lies with one face to the viewer. */
export function buildSlice(recipe: SliceRecipe): Specimen {
  const face = cutFaceOf(recipe.face);
  const fit = fitOf(face, recipe);
  const front = facePatch(recipe, face, fit, 1);
  const back = facePatch(recipe, face, fit, -1);
  const rim = rimPatch(recipe, face, fit);
  const material = { gloss: 0.1, absorb: [3.2, 5, 9] as Point, kind: 'solid' as const };
  return {
    surfaces: [surfaceOf([back, rim, front], false, { name: 'slice', material })],
    landmarks: landmarksOf(recipe, fit),
    measures: { diameter: recipe.diameter, thickness: recipe.thickness }
  };
}

/** The longest way across is the diameter: an uneven outline is fitted to it. */
function fitOf({ outline }: CutFace, { diameter, face: { oval } }: SliceRecipe) {
  const spots = Array.from({ length: columns }, (_, i) => {
    const radius = outline(i / columns);
    const angle = (i / columns) * turn;
    return [radius * cos(angle), radius * oval * sin(angle)] as const;
  });
  const xs = spots.map(([x]) => x);
  const middle = (Math.max(...xs) + Math.min(...xs)) / 2;
  const scale = diameter / (Math.max(...xs) - Math.min(...xs));
  return { middle, scale, oval };
}

type Fit = ReturnType<typeof fitOf>;

function facePatch(
  recipe: SliceRecipe,
  face: CutFace,
  { middle, scale, oval }: Fit,
  side: 1 | -1
): Patch {
  const rows = side > 0 ? faceRows : 24;
  const body = patch(columns, rows);
  for (let row = 0; row < rows; row++) {
    // closer together near the cork, where there is most to see
    const along = side > 0 ? 1 - row / (rows - 1) : row / (rows - 1);
    const share = 1 - (1 - along) ** 1;
    for (let column = 0; column < columns; column++) {
      const angle = 1 - column / columns;
      const [c, n] = [cos(angle * turn), sin(angle * turn)];
      const [x, y] = [c * share, n * share];
      const { colour, sunk } = face.at(angle, share, x, side * y + (1 - side) * 2);
      const radius = face.outline(angle) * share * scale;
      const z =
        side * (recipe.thickness / 2 - Math.max(0, sunk) * scale * 0.6) + warpAt(recipe, x, y);
      body.positions.set(
        [radius * c - middle * scale, radius * n * oval, z],
        (row * columns + column) * 3
      );
      paint(body, row, column, colour);
    }
  }
  return body;
}

function warpAt({ warp, face: { salt } }: SliceRecipe, x: number, y: number): number {
  return warp * noise(x * 0.8 + 10, y * 0.8, 64, salt + 41);
}

function rimPatch(recipe: SliceRecipe, face: CutFace, { middle, scale, oval }: Fit): Patch {
  const { salt, cork, bark, age } = recipe.face;
  const body = patch(columns, rimRows);
  const [skin, under] = [colourOf(cork), colourOf(bark)];
  for (let row = 0; row < rimRows; row++) {
    const up = (row / (rimRows - 1)) * 2 - 1;
    for (let column = 0; column < columns; column++) {
      const angle = 1 - column / columns;
      const [c, n] = [cos(angle * turn), sin(angle * turn)];
      const crease = noise(angle * 34, 0.5 + up * 0.2, 34, salt + 42);
      const bulge = 1 + 0.012 * (1 - up * up) * (1 + crease);
      const radius = face.outline(angle) * scale * bulge;
      const z = (up * recipe.thickness) / 2 + warpAt(recipe, c, n);
      body.positions.set(
        [radius * c - middle * scale, radius * n * oval, z],
        (row * columns + column) * 3
      );
      const colour = dim(
        [...skin],
        0.8 + 0.3 * layered(angle * 60, up * 2, 60, salt + 43, 3) + 0.16 * crease
      );
      blend(
        colour,
        under,
        0.5 * smooth(0.72, 0.9, noise(angle * 17, up, 17, salt + 44)) * (1 - age)
      );
      paint(body, row, column, colour);
    }
  }
  return body;
}

function landmarksOf({ diameter, thickness, face }: SliceRecipe, { oval }: Fit): Landmark[] {
  const half = diameter / 2;
  const at = (id: string, share: number, radius: number, angle = 0.13): Landmark => ({
    id,
    at: [cos(angle * turn) * share * half, sin(angle * turn) * share * half * oval, thickness / 2],
    facing: [0, 0, 1],
    radius
  });
  const marks = [
    at('cork', 0.985, half * 0.09),
    at('bark', (1 + face.cambium) / 2, half * 0.13, 0.4),
    at('cambium', face.cambium, half * 0.1, 0.62),
    at('wood', face.cambium / 2 + face.pith / 2, half * 0.16, 0.87),
    at('left', 1, 0.15, 0.5),
    at('right', 1, 0.15, 0)
  ];
  if (face.pith) marks.push(at('pith', 0, half * face.pith));
  marks.push({ id: 'base', at: [0, 0, -thickness / 2], facing: [0, 0, -1], radius: half });
  return marks;
}
