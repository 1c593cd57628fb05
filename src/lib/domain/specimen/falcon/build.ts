import { toByte } from '#lib/domain/specimen/form/colour.ts';
import { hill } from '#lib/domain/specimen/form/curve.ts';
import { grain } from '#lib/domain/specimen/form/patch.ts';
import type { Landmark, Point, Specimen, Surface } from '#lib/domain/specimen/specimen.ts';
import { triangles } from './cut-out.ts';
import type { Drawn, Part } from './drawn.ts';
import { plateOf } from './plate.ts';
import { readPlate } from './read-plate.ts';
import type { FalconRecipe } from './recipe.ts';

/**
 * The head and two feathers laid side by side at one scale: plates cut out piece by piece and laid upon
 * each other, lit as if the head were round, so that what shows specimens shows these as well.
 */
export function buildFalcon(recipe: FalconRecipe): Specimen {
  const [tail, head, back] = (['tail', 'head', 'back'] as const).map((part) => ({
    part,
    drawn: plateOf(recipe, part)
  })) as [Laid, Laid, Laid];
  const column = tail.drawn.width + 0.6;
  const tall = Math.max(tail.drawn.height, head.drawn.height + back.drawn.height + 0.6);
  const laid: [Laid, Point][] = [
    [tail, [0, tall, 0]],
    [head, [column, tall, 0]],
    [back, [column + (head.drawn.width - back.drawn.width) / 2, back.drawn.height, 0]]
  ];
  return {
    surfaces: laid.map(([one, corner]) => surfaceOf(one, corner)),
    landmarks: laid.flatMap(([one, corner]) => landmarksOf(one, corner)),
    measures: {}
  };
}

type Laid = { part: Part; drawn: Drawn };

/** One piece upon another, cm: more than places are rounded by. */
const leaf = grain * 1.01;

function surfaceOf({ part, drawn }: Laid, corner: Point): Surface {
  const positions: number[] = [];
  const normals: number[] = [];
  const colours: number[] = [];
  const indices: number[] = [];
  const lean = leanOf(part, drawn);
  readPlate(drawn.svg).forEach(({ outline, colour }, nth) => {
    const first = positions.length / 3;
    const [red, green, blue] = colour.map(toByte) as [number, number, number];
    // one lean a piece: pieces are small
    const [leanX, leanY] = lean(outline[0]![0] / 100, outline[0]![1] / 100);
    const leanZ = Math.sqrt(Math.max(0, 1 - leanX * leanX - leanY * leanY));
    for (const [left, down] of outline) {
      positions.push(corner[0] + left / 100, corner[1] - down / 100, nth * leaf);
      normals.push(leanX, leanY, leanZ);
      colours.push(red, green, blue);
    }
    // the plate's y looks down: what turns one way there turns the other way here
    const cut = triangles(outline);
    for (let i = 0; i < cut.length; i += 3)
      indices.push(first + cut[i]!, first + cut[i + 2]!, first + cut[i + 1]!);
  });
  return {
    name: part,
    positions: Float32Array.from(positions, (value) => Math.round(value / grain) * grain),
    normals: Float32Array.from(normals),
    colours: Uint8Array.from(colours),
    indices: Uint32Array.from(indices),
    material: { gloss: 0.05, absorb: [8, 9, 10], kind: 'solid' }
  };
}

/** How the ground leans towards the light: a head is round, a feather nearly flat. The pieces lie flat. */
function leanOf(part: Part, { width, height }: Drawn): (x: number, y: number) => [number, number] {
  const high = part === 'head' ? width * 0.16 : width * 0.05;
  const at = (x: number, y: number) =>
    high * hill((x - width * 0.42) / (width * 0.75)) * hill((y - height * 0.45) / (height * 0.8));
  const step = 0.05;
  return (x, y) => {
    const dx = (at(x + step, y) - at(x - step, y)) / (2 * step);
    const dy = (at(x, y + step) - at(x, y - step)) / (2 * step);
    const long = Math.sqrt(dx * dx + dy * dy + 1);
    return [-dx / long, dy / long];
  };
}

function landmarksOf({ part, drawn }: Laid, corner: Point): Landmark[] {
  const marks = drawn.landmarks.map(({ id, at: [x, y], radius }): Landmark => ({
    id,
    at: [corner[0] + x, corner[1] - y, 6000 * leaf],
    facing: [0, 0, 1],
    radius
  }));
  return part === 'back' ? [{ ...marks[0]!, id: 'back_feather' }] : marks;
}
