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

/** Where a number stands on a region: its middle, or where it is widest if that lies outside of it. */
export function anchorOf(shape: Shape): { x: number; y: number } {
  if (shape.kind === 'circle') return shape;
  const { points } = shape;
  const x = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const y = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const crossings = points
    .flatMap(([ax, ay], index) => {
      const [bx, by] = points[(index + 1) % points.length]!;
      return ay > y !== by > y ? [ax + ((bx - ax) * (y - ay)) / (by - ay)] : [];
    })
    .sort((a, b) => a - b);
  const chords = crossings.flatMap((from, index) =>
    index % 2 === 0 ? [{ from, to: crossings[index + 1] ?? from }] : []
  );
  if (chords.some(({ from, to }) => x >= from && x <= to)) return { x, y };
  const widest = chords.sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  return { x: widest ? (widest.from + widest.to) / 2 : x, y };
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
