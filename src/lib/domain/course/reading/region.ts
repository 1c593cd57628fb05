import type { Shape } from '#lib/domain/course/picture.ts';

/**
 * `12%,40% 18%,44% 20%,50%` (a polygon, three points or more) or `circle 50%,30% 4%`
 * (radius in percent of the width). null: cannot be read.
 */
export function readRegion(text: string): Shape | null {
  const number = '(-?\\d+(?:\\.\\d+)?)%?';
  const circle = new RegExp(`^circle\\s+${number}\\s*,\\s*${number}\\s+${number}$`).exec(
    text.trim()
  );
  if (circle) {
    const [x, y, r] = circle.slice(1).map(Number) as [number, number, number];
    return r > 0 ? { kind: 'circle', x, y, r } : null;
  }
  const points = text
    .trim()
    .split(/\s+/)
    .map((pair) => new RegExp(`^${number},${number}$`).exec(pair));
  if (points.length < 3 || points.some((match) => match === null)) return null;
  return {
    kind: 'polygon',
    points: points.map((match) => [Number(match![1]), Number(match![2])])
  };
}

/** Whether all of it lies on the picture. */
export function isOnPicture(shape: Shape): boolean {
  const inside = (value: number) => value >= 0 && value <= 100;
  return shape.kind === 'circle'
    ? inside(shape.x) && inside(shape.y)
    : shape.points.every(([x, y]) => inside(x) && inside(y));
}
