import type { PictureFile, Shape } from '#lib/domain/course/picture.ts';

/** Shapes come in percent; a drawing over the picture counts in the pixels of its file. */
export type Drawing =
  | { kind: 'polygon'; points: string; x: number; y: number }
  | { kind: 'circle'; x: number; y: number; r: number };

export function drawingOf(shape: Shape, file: PictureFile): Drawing {
  if (shape.kind === 'circle')
    return { kind: 'circle', ...inPixels(shape, file), r: (shape.r / 100) * file.width };
  const points = shape.points.map(([x, y]) => inPixels({ x, y }, file));
  return {
    kind: 'polygon',
    points: points.map(({ x, y }) => `${x},${y}`).join(' '),
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length
  };
}

export function inPixels(at: { x: number; y: number }, file: PictureFile) {
  return { x: round((at.x / 100) * file.width), y: round((at.y / 100) * file.height) };
}

/** Where in a box a pointer is, in percent with one decimal. */
export function inPercent(
  pointer: { clientX: number; clientY: number },
  box: { left: number; top: number; width: number; height: number }
) {
  return {
    x: within(((pointer.clientX - box.left) / box.width) * 100),
    y: within(((pointer.clientY - box.top) / box.height) * 100)
  };
}

/** A percentage between 0 and 100 with one decimal. */
export const within = (percent: number) => Math.min(100, Math.max(0, round(percent)));

const round = (value: number) => Math.round(value * 10) / 10;
