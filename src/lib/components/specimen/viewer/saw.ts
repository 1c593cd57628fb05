import type { Point, Specimen } from '#lib/domain/specimen/specimen.ts';

/** The plane of a cut: its middle, and which way the cut face looks. */
export type Saw = { middle: Point; facing: Point };

/** Where a specimen is sawn in the view `cut`, told by its cut faces; null: it has none. */
export function sawOf({ surfaces }: Specimen): Saw | null {
  const cuts = surfaces.filter(({ material }) => material.kind === 'cut');
  const middle = mean(cuts.map(({ positions }) => positions));
  const [x, y, z] = mean(cuts.map(({ normals }) => normals));
  const length = Math.hypot(x, y, z);
  return length > 0 ? { middle, facing: [x / length, y / length, z / length] } : null;
}

function mean(lists: Float32Array[]): Point {
  const sum: Point = [0, 0, 0];
  let count = 0;
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) sum[(i % 3) as 0 | 1 | 2] += list[i]!;
    count += list.length / 3;
  }
  return count === 0 ? sum : [sum[0] / count, sum[1] / count, sum[2] / count];
}
