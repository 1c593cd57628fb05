import { centreLine, type CentreLine } from '#lib/domain/specimen/form/centre-line.ts';
import { mix } from '#lib/domain/specimen/form/curve.ts';
import { paint, patch, surfaceOf, type Patch } from '#lib/domain/specimen/form/patch.ts';
import { cos, radians, sin, turn } from '#lib/domain/specimen/form/trig.ts';
import { plus, scaled } from '#lib/domain/specimen/form/vector.ts';
import { cutFaceOf } from '#lib/domain/specimen/slice/face.ts';
import type { Landmark, Point, Specimen } from '#lib/domain/specimen/specimen.ts';
import { barkOf } from './bark.ts';
import type { RootRecipe } from './recipe.ts';

const columns = 120;
const faceRows = 60;

/** Stands on its thicker end, as it is drawn in the books; both ends are cut. */
export function buildRoot(recipe: RootRecipe): Specimen {
  const { length, diameter, bends } = recipe;
  const line = centreLine(length, (t) => {
    const aside = radians(bends[0] * (t - 0.5) + bends[1] * (t - 0.5) * (2 * t - 1));
    const ahead = radians(bends[1] * (0.5 - t) * 0.6);
    return [sin(aside), cos(aside), sin(ahead)];
  });
  const side = sidePatch(recipe, line);
  const [low, high] = [endPatch(recipe, line, 0), endPatch(recipe, line, 1)];
  const material = { gloss: 0.12, absorb: [4, 6, 9] as Point, kind: 'solid' as const };
  return {
    surfaces: [surfaceOf([low, side, high], false, { name: 'root', material })],
    landmarks: landmarksOf(recipe, line),
    measures: { length, diameter }
  };
}

type Place = { middle: Point; aside: Point; ahead: Point; radius: number };

function sectionAt({ diameter, taper }: RootRecipe, line: CentreLine, t: number): Place {
  const { place, aside, ahead } = line.at(t);
  return { middle: place, aside, ahead, radius: (diameter / 2) * mix(1, taper, t) };
}

function spot({ middle, aside, ahead }: Place, angle: number, radius: number, oval: number): Point {
  const [c, n] = [cos(angle * turn) * radius, sin(angle * turn) * radius * oval];
  return plus(plus(middle, aside, c), ahead, n);
}

function sidePatch(recipe: RootRecipe, line: CentreLine): Patch {
  const { length, face } = recipe;
  const rows = Math.min(420, Math.max(160, Math.round(length * 9)));
  const body = patch(columns, rows);
  const bark = barkOf(recipe);
  for (let row = 0; row < rows; row++) {
    const t = row / (rows - 1);
    const section = sectionAt(recipe, line, t);
    for (let column = 0; column < columns; column++) {
      const { out, colour } = bark(column / columns, t * length);
      const at = spot(section, column / columns, section.radius * (1 + out), face.oval);
      body.positions.set(at, (row * columns + column) * 3);
      paint(body, row, column, colour);
    }
  }
  return body;
}

/** A cut end, painted as a slice is; its outline is the bark's. */
function endPatch(recipe: RootRecipe, line: CentreLine, end: 0 | 1): Patch {
  const face = cutFaceOf(recipe.face);
  const bark = barkOf(recipe);
  const section = sectionAt(recipe, line, end);
  const along = scaled(line.at(end).along, end ? 1 : -1);
  const body = patch(columns, faceRows);
  for (let row = 0; row < faceRows; row++) {
    const share = end ? 1 - row / (faceRows - 1) : row / (faceRows - 1);
    for (let column = 0; column < columns; column++) {
      const angle = column / columns;
      const { out } = bark(angle, end * recipe.length);
      const { colour, sunk } = face.at(
        angle,
        share,
        cos(angle * turn) * share,
        sin(angle * turn) * share
      );
      const radius = section.radius * (1 + out) * share;
      const at = plus(
        spot(section, angle, radius, recipe.face.oval),
        along,
        -Math.max(0, sunk) * section.radius * 0.5
      );
      body.positions.set(at, (row * columns + column) * 3);
      paint(body, row, column, colour);
    }
  }
  return body;
}

function landmarksOf(recipe: RootRecipe, line: CentreLine): Landmark[] {
  const { diameter, face } = recipe;
  const low = line.at(0);
  const high = line.at(1);
  const down = scaled(low.along, -1);
  const ring = spot(sectionAt(recipe, line, 0), 0.1, (diameter / 2) * face.cambium, face.oval);
  const middle = sectionAt(recipe, line, 0.5);
  return [
    { id: 'base', at: low.place, facing: down, radius: diameter / 2 },
    { id: 'tip', at: high.place, facing: high.along, radius: 0.4 },
    { id: 'cambium', at: ring, facing: down, radius: diameter * 0.08 },
    {
      id: 'cork',
      at: plus(middle.middle, middle.ahead, middle.radius),
      facing: middle.ahead,
      radius: diameter
    }
  ];
}
