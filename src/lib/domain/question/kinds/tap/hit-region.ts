import type { Shape } from '#lib/domain/course/picture.ts';

/** A finger covers about this much of a picture's width on a phone (16 px of 400), in percent. */
export const fingerTolerance = 4;

/** A point in percent of width and height; `aspect` is height over width. */
type Point = { x: number; y: number };

/**
 * How far a tap is from a region, in percent of the picture's width; 0 when it is inside. Heights
 * are brought to the width's percent first, so that a finger is round on any picture.
 */
export function distanceTo(shape: Shape, tap: Point, aspect: number): number {
  const point: [number, number] = [tap.x, tap.y * aspect];
  if (shape.kind === 'circle')
    return Math.max(0, Math.hypot(point[0] - shape.x, point[1] - shape.y * aspect) - shape.r);
  const corners = shape.points.map(([x, y]): [number, number] => [x, y * aspect]);
  if (isInside(corners, point)) return 0;
  return Math.min(
    ...corners.map((corner, index) =>
      toSegment(point, corner, corners[(index + 1) % corners.length]!)
    )
  );
}

/**
 * The region a tap means: the one it is in (where they overlap, the smallest), else the nearest
 * within a finger's reach, else none.
 */
export function regionAt<R extends { shape: Shape }>(
  regions: readonly R[],
  tap: Point,
  aspect: number
): R | null {
  const near = regions
    .map((region) => ({ region, distance: distanceTo(region.shape, tap, aspect) }))
    .filter(({ distance }) => distance <= fingerTolerance)
    .sort((a, b) => a.distance - b.distance || areaOf(a.region.shape) - areaOf(b.region.shape));
  return near[0]?.region ?? null;
}

/** Ray casting. */
function isInside(corners: [number, number][], [x, y]: [number, number]): boolean {
  let inside = false;
  corners.forEach(([ax, ay], index) => {
    const [bx, by] = corners[(index + 1) % corners.length]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

function toSegment([x, y]: [number, number], a: [number, number], b: [number, number]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - a[0]) * dx + (y - a[1]) * dy) / length;
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy);
}

function areaOf(shape: Shape): number {
  if (shape.kind === 'circle') return Math.PI * shape.r * shape.r;
  const { points } = shape;
  const sum = points.reduce((total, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length]!;
    return total + x * nextY - nextX * y;
  }, 0);
  return Math.abs(sum) / 2;
}
