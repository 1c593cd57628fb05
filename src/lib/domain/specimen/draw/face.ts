import type { Point, Specimen, Surface } from '#lib/domain/specimen/specimen.ts';
import { add, dot, unit } from './vector.ts';

/**
 * A flat face to look at: its middle, where it looks, and how far it reaches (cm). `isAll`: what it
 * belongs to is no longer than wide, and shown whole.
 */
export type Face = { middle: Point; facing: Point; radius: number; isAll: boolean };

/** Where the specimen is sawn for the view `cut`: told by its cut surfaces. None: it is never sawn. */
export function cutFace(specimen: Specimen): Face | null {
  const cuts = specimen.surfaces.filter(({ material }) => material.kind === 'cut');
  return cuts.length ? faceOf(cuts) : null;
}

/** The lower end: the landmark `base` says where it looks, else straight down. */
export function baseFace({ landmarks, surfaces }: Specimen): Face {
  const named = landmarks.find(({ id }) => id === 'base');
  const facing: Point = named ? unit(named.facing) : [0, -1, 0];
  const solid = surfaces.filter(({ material }) => material.kind === 'solid');
  let [low, high] = [Infinity, -Infinity];
  eachVertex(solid, (at) => {
    low = Math.min(low, -dot(at, facing));
    high = Math.max(high, -dot(at, facing));
  });
  // of what is long, its end; what is as wide as high is looked at whole
  const end = spread(solid, facing, low + (high - low) * 0.04);
  const whole = spread(solid, facing, high);
  const deep = high - low;
  const isLong = deep > 4 * end.radius && deep > 1.7 * whole.radius;
  return { ...(isLong ? end : whole), facing, isAll: !isLong };
}

export function eachVertex(surfaces: Surface[], visit: (at: Point) => void): void {
  const at: Point = [0, 0, 0];
  for (const { positions } of surfaces)
    for (let i = 0; i < positions.length; i += 3) {
      at[0] = positions[i]!;
      at[1] = positions[i + 1]!;
      at[2] = positions[i + 2]!;
      visit(at);
    }
}

function faceOf(cuts: Surface[]): Face {
  let sum: Point = [0, 0, 0];
  for (const { normals } of cuts)
    for (let i = 0; i < normals.length; i += 3)
      sum = add(sum, [normals[i]!, normals[i + 1]!, normals[i + 2]!]);
  const facing = unit(sum);
  return { ...spread(cuts, facing, Infinity), facing, isAll: false };
}

/** Of what lies no deeper than `depth` behind the face: its middle, and how far it reaches across. */
function spread(surfaces: Surface[], facing: Point, depth: number) {
  const least: Point = [Infinity, Infinity, Infinity];
  const most: Point = [-Infinity, -Infinity, -Infinity];
  eachVertex(surfaces, (at) => {
    if (-dot(at, facing) > depth) return;
    for (const axis of [0, 1, 2] as const) {
      least[axis] = Math.min(least[axis], at[axis]);
      most[axis] = Math.max(most[axis], at[axis]);
    }
  });
  const middle = add([0, 0, 0], add(least, most), 0.5);
  let square = 0;
  eachVertex(surfaces, (at) => {
    if (-dot(at, facing) > depth) return;
    const away = add(at, middle, -1);
    const behind = dot(away, facing);
    square = Math.max(square, dot(away, away) - behind * behind);
  });
  return { middle, radius: Math.sqrt(square) };
}
