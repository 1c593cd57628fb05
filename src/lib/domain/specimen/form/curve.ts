/** Points [place, value], places rising. */
export type Curve = [number, number][];

/** A smooth line through the points that never overshoots them (Fritsch and Carlson 1980). */
export function through(points: Curve): (place: number) => number {
  const last = points.length - 1;
  if (last < 1) return () => points[0]?.[1] ?? 0;
  const slopes = points.slice(1).map(([x, y], i) => (y - points[i]![1]) / (x - points[i]![0]));
  const tangents = points.map((_, i) => {
    const [before, after] = [slopes[i - 1], slopes[i]];
    if (before === undefined || after === undefined) return before ?? after ?? 0;
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
  });
  return (place) => {
    if (place <= points[0]![0]) return points[0]![1];
    if (place >= points[last]![0]) return points[last]![1];
    let i = 0;
    while (place > points[i + 1]![0]) i++;
    const [x0, y0] = points[i]!;
    const [x1, y1] = points[i + 1]!;
    const width = x1 - x0;
    const s = (place - x0) / width;
    const s2 = s * s;
    const s3 = s2 * s;
    return (
      y0 * (2 * s3 - 3 * s2 + 1) +
      width * tangents[i]! * (s3 - 2 * s2 + s) +
      y1 * (3 * s2 - 2 * s3) +
      width * tangents[i + 1]! * (s3 - s2)
    );
  };
}

/** 0 up to `from`, 1 past `to`, smooth between; falls when `from` is the greater. */
export function smooth(from: number, to: number, x: number): number {
  const s = clamp((x - from) / (to - from));
  return s * s * (3 - 2 * s);
}

/** A hill: 1 at 0, 0 from 1 on either side. */
export function hill(x: number): number {
  const s = 1 - x * x;
  return s <= 0 ? 0 : s * s;
}

export function clamp(x: number, least = 0, most = 1): number {
  return x < least ? least : x > most ? most : x;
}

export const mix = (a: number, b: number, share: number) => a + (b - a) * share;
