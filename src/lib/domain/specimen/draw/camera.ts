import type { Point, Setting, Specimen, Surface, View } from '#lib/domain/specimen/specimen.ts';
import { baseFace, cutFace, eachVertex, type Face } from './face.ts';
import { add, cross, dot, turned, unit } from './vector.ts';

/**
 * Looks along parallel rays, so that a centimetre is as long anywhere in the picture. `right`, `up` and
 * `toward` (the viewer) are unit length; `middle` in cm along `right` and `up` falls into the middle.
 */
export type Camera = {
  right: Point;
  up: Point;
  toward: Point;
  middle: [number, number];
  pxPerCm: number;
  width: number;
  height: number;
  /** Depth (cm) below which the mat is not laid: what is looked at end on stands through it. */
  floor: number;
};

/** Height of every picture by its width: the same for all views and taxa. */
export const heightOf = (width: number) => Math.round(width * 1.25);

export function aim(
  specimen: Specimen,
  surfaces: Surface[],
  { view, setting, width }: { view: View; setting: Setting; width: number }
): Camera {
  const height = heightOf(width);
  const face = view === 'cut' ? cutFace(specimen) : view === 'base' ? baseFace(specimen) : null;
  const axes = face ? lookAtFace(face, view, setting) : lookAtWhole(view, setting);
  const close = face && !face.isAll;
  const box = close ? faceBox(face, axes) : boxOf(surfaces, axes);
  const room = close ? 0.74 : 1;
  const pxPerCm = Math.min(
    (width * setting.fill * room) / (box.right - box.left),
    (height * setting.fill * room) / (box.top - box.bottom)
  );
  const middle: [number, number] = [(box.left + box.right) / 2, (box.bottom + box.top) / 2];
  const floor = face ? dot(face.middle, axes.toward) - 1.3 * face.radius : -Infinity;
  return { ...axes, floor, middle, pxPerCm, width, height };
}

type Axes = Pick<Camera, 'right' | 'up' | 'toward'>;

function lookAtWhole(view: View, { turn, lean }: Setting): Axes {
  // the specimen turns to the right: the camera goes round it to the left
  const degrees = (view === 'side' ? 90 : 0) - turn;
  const toward = turned([0, 0, 1], [0, 1, 0], degrees);
  return leaning({ right: cross([0, 1, 0], toward), up: [0, 1, 0], toward }, lean);
}

/** From a little beside the straight line, so that what the face belongs to is seen as well. */
function lookAtFace({ facing }: Face, view: View, { turn, lean }: Setting): Axes {
  const ahead: Point = Math.abs(facing[2]) > 0.8 ? [0, 1, 0] : [0, 0, 1];
  const level = unit(add(ahead, facing, -dot(ahead, facing)));
  const aside = turned(level, facing, turn);
  const toward = turned(facing, unit(cross(facing, aside)), view === 'cut' ? 27 : 30);
  // a cut stands below its face, a base lies before what it carries
  const body = unit(add(facing, toward, -dot(facing, toward)));
  const up: Point = view === 'cut' ? body : [-body[0], -body[1], -body[2]];
  return leaning({ right: cross(up, toward), up, toward }, view === 'base' ? lean - 38 : lean);
}

/** The specimen leans to the right: the camera rolls to the left. */
function leaning({ up, toward }: Axes, lean: number): Axes {
  const rolled = turned(up, toward, lean);
  return { right: cross(rolled, toward), up: rolled, toward };
}

function boxOf(surfaces: Surface[], { right, up }: Axes) {
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  eachVertex(surfaces, (at) => {
    const [x, y] = [dot(at, right), dot(at, up)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.bottom = Math.min(box.bottom, y);
    box.top = Math.max(box.top, y);
  });
  return box;
}

function faceBox({ middle, radius }: Face, { right, up }: Axes) {
  const [x, y] = [dot(middle, right), dot(middle, up)];
  return { left: x - radius, right: x + radius, bottom: y - radius, top: y + radius };
}
