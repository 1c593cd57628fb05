/**
 * A plate drawn as SVG: for what colour and pattern tell and form does not. `width` and `height` in cm,
 * so that it can stand beside a scale bar; the picture's own units are tenths of a millimetre.
 */
export type Drawn = {
  svg: string;
  width: number;
  height: number;
  /** What can be pointed at, cm from the upper left corner. Never sent before an answer. */
  landmarks: { id: string; at: [number, number]; radius: number }[];
};

export const parts = ['head', 'tail', 'back'] as const;
export type Part = (typeof parts)[number];

export function svgOf(width: number, height: number, body: string[]): string {
  const size = `${Math.round(width * 100)} ${Math.round(height * 100)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" fill="none">${body.join('')}</svg>`;
}

export type Spot = [number, number];

/** A smooth closed or open line through points (Catmull and Rom), as path data in whole units. */
export function lineThrough(points: Spot[], closed: boolean): string {
  const at = (i: number) =>
    closed
      ? points[(i + points.length) % points.length]!
      : points[Math.min(Math.max(i, 0), points.length - 1)]!;
  const say = ([x, y]: Spot) => `${Math.round(x)} ${Math.round(y)}`;
  const last = closed ? points.length : points.length - 1;
  let path = `M${say(at(0))}`;
  for (let i = 0; i < last; i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    path += `C${say([b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6])} ${say([c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6])} ${say(c)}`;
  }
  return closed ? `${path}Z` : path;
}

/** The same line as points, `steps` to a stretch. */
export function spotsThrough(points: Spot[], steps: number): Spot[] {
  const at = (i: number) => points[(i + points.length) % points.length]!;
  return points.flatMap((_, i) =>
    Array.from({ length: steps }, (__, step): Spot => {
      const s = step / steps;
      const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
      const one = (k: 0 | 1) =>
        0.5 *
        (2 * b[k] +
          (c[k] - a[k]) * s +
          (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * s * s +
          (3 * b[k] - a[k] - 3 * c[k] + d[k]) * s * s * s);
      return [one(0), one(1)];
    })
  );
}

export function inside(polygon: Spot[], [x, y]: Spot): boolean {
  let odd = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [ax, ay] = polygon[i]!;
    const [bx, by] = polygon[j]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}
