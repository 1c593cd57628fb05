/** Numbers on a grid, row by row. */
export type Field = { width: number; height: number; at: Float32Array };

/**
 * Where the field falls below a level, as the data of an SVG path: closed lines between the cells
 * (marching squares), thinned to half a pixel. Islands smaller than `least` square pixels are left out.
 */
export function contour(field: Field, level: number, least: number): string {
  return loops(field, level)
    .filter((loop) => Math.abs(areaOf(loop)) >= least)
    .map((loop) => written(thinned(loop)))
    .join('');
}

type Spot = [number, number];

/** Follows the edge of what is below the level, with it on the left hand. */
function loops({ width, height, at }: Field, level: number): Spot[][] {
  const value = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? Infinity : at[y * width + x]!;
  const between = (ax: number, ay: number, bx: number, by: number): Spot => {
    const [a, b] = [value(ax, ay), value(bx, by)];
    const share = a === Infinity || b === Infinity ? 0.5 : (level - a) / (b - a);
    return [ax + (bx - ax) * share, ay + (by - ay) * share];
  };
  // from the edge of a cell that a line enters by, to the one it leaves by: top 0, right 1, bottom 2, left 3
  const next = new Map<number, { to: number; spot: Spot }>();
  const key = (x: number, y: number, vertical: boolean) =>
    ((y + 1) * (width + 2) + x + 1) * 2 + Number(vertical);
  for (let y = -1; y < height; y++)
    for (let x = -1; x < width; x++) {
      const corners = [value(x, y), value(x + 1, y), value(x + 1, y + 1), value(x, y + 1)];
      const kind = corners.reduce((sum, corner, i) => sum + (corner < level ? 1 << i : 0), 0);
      const edges = [key(x, y, false), key(x + 1, y, true), key(x, y + 1, false), key(x, y, true)];
      const spots = (edge: number): Spot =>
        edge === 0
          ? between(x, y, x + 1, y)
          : edge === 1
            ? between(x + 1, y, x + 1, y + 1)
            : edge === 2
              ? between(x, y + 1, x + 1, y + 1)
              : between(x, y, x, y + 1);
      for (const [from, to] of lines[kind]!)
        next.set(edges[from]!, { to: edges[to]!, spot: spots(from) });
    }
  const found: Spot[][] = [];
  for (const start of [...next.keys()]) {
    const loop: Spot[] = [];
    for (let edge = start; ;) {
      const step = next.get(edge);
      if (!step) break;
      next.delete(edge);
      loop.push(step.spot);
      edge = step.to;
    }
    if (loop.length > 2) found.push(loop);
  }
  return found;
}

/** By which corners are below (1 top left, 2 top right, 4 bottom right, 8 bottom left). */
const lines: [number, number][][] = [
  [],
  [[0, 3]],
  [[1, 0]],
  [[1, 3]],
  [[2, 1]],
  [
    [0, 3],
    [2, 1]
  ],
  [[2, 0]],
  [[2, 3]],
  [[3, 2]],
  [[0, 2]],
  [
    [1, 0],
    [3, 2]
  ],
  [[1, 2]],
  [[3, 1]],
  [[0, 1]],
  [[3, 0]],
  []
];

function areaOf(loop: Spot[]): number {
  return loop.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = loop[(i + 1) % loop.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

/** Douglas and Peucker's way, to within a third of a pixel, on the two halves of the loop. */
function thinned(loop: Spot[]): Spot[] {
  const half = loop.length >> 1;
  return [...between(loop, 0, half), ...between([...loop, loop[0]!], half, loop.length)];
}

function between(loop: Spot[], from: number, to: number): Spot[] {
  const kept = [loop[from]!];
  const stack: [number, number][] = [[from, to]];
  const points: number[] = [];
  while (stack.length) {
    const [a, b] = stack.pop()!;
    const [ax, ay] = loop[a]!;
    const [dx, dy] = [loop[b]![0] - ax, loop[b]![1] - ay];
    const length = Math.hypot(dx, dy) || 1;
    let [far, worst] = [0, 0.34];
    for (let i = a + 1; i < b; i++) {
      const away = Math.abs((loop[i]![0] - ax) * dy - (loop[i]![1] - ay) * dx) / length;
      if (away > worst) [far, worst] = [i, away];
    }
    if (far) {
      points.push(far);
      stack.push([a, far], [far, b]);
    }
  }
  return [...kept, ...points.sort((a, b) => a - b).map((i) => loop[i]!)];
}

/** Steps in halves of a pixel: the file is a third as long. */
function written(loop: Spot[]): string {
  let [x, y] = loop[0]!.map((place) => Math.round(place * 2)) as Spot;
  let text = `M${x} ${y}l`;
  for (const [nextX, nextY] of loop.slice(1)) {
    const [toX, toY] = [Math.round(nextX * 2), Math.round(nextY * 2)];
    if (toX === x && toY === y) continue;
    text += `${toX - x} ${toY - y} `;
    [x, y] = [toX, toY];
  }
  return `${text.trimEnd()}z`;
}
