/**
 * How far each point lies from one end of a long thing, measured over its surface. Points are gathered
 * into small boxes, and boxes that touch are walked through; nothing is known of how the mesh was made.
 */
export type Walk = {
  /** Box of each point. */
  boxOf: Int32Array;
  /** Way from the narrow end to each box, cm. */
  far: Float64Array;
  /** Means of the points of each box. */
  middles: Float64Array;
  boxes: number;
  /** Edge of a box, cm. */
  edge: number;
};

export function walkOver(positions: Float32Array): Walk {
  // boxes as small as still touch their neighbours everywhere
  for (let share = 1 / 64; ; share *= 1.35) {
    const { boxOf, middles, counts, neighbours, edge } = boxed(positions, share);
    const anywhere = neighbours.findIndex((near) => near.length > 6);
    const first = distances(Math.max(0, anywhere), middles, neighbours);
    const reached = first.filter((way) => way < Infinity).length;
    if (reached < counts.length * 0.97 && share < 1 / 16) continue;
    // from anywhere to the farthest, and from there to the farthest again: both ends
    const one = farthest(first);
    const fromOne = distances(one, middles, neighbours);
    const other = farthest(fromOne);
    const fromOther = distances(other, middles, neighbours);
    const blunt = (end: number, far: Float64Array) =>
      foreign(end, far, middles, edge) + far.filter((way) => way < 7 * edge).length;
    const far = blunt(one, fromOne) <= blunt(other, fromOther) ? fromOne : fromOther;
    return { boxOf, middles, boxes: counts.length, edge, far };
  }
}

function boxed(positions: Float32Array, share: number) {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    low[i % 3] = Math.min(low[i % 3]!, positions[i]!);
    high[i % 3] = Math.max(high[i % 3]!, positions[i]!);
  }
  const edge = Math.max(...high.map((value, axis) => value - low[axis]!)) * share;
  const side = 70;
  const known = new Map<number, number>();
  const boxOf = new Int32Array(positions.length / 3);
  const sums: number[] = [];
  const counts: number[] = [];
  for (let point = 0; point < boxOf.length; point++) {
    let key = 0;
    for (let axis = 0; axis < 3; axis++)
      key = key * side + 2 + Math.floor((positions[point * 3 + axis]! - low[axis]!) / edge);
    let box = known.get(key);
    if (box === undefined) {
      box = counts.length;
      known.set(key, box);
      counts.push(0);
      sums.push(0, 0, 0);
    }
    boxOf[point] = box;
    counts[box]!++;
    for (let axis = 0; axis < 3; axis++) sums[box * 3 + axis]! += positions[point * 3 + axis]!;
  }
  const middles = Float64Array.from(sums, (sum, i) => sum / counts[Math.floor(i / 3)]!);
  const around = [-1, 0, 1];
  const steps = around.flatMap((x) =>
    around.flatMap((y) => around.map((z) => (x * side + y) * side + z))
  );
  const neighbours: number[][] = [];
  for (const [key, box] of known)
    neighbours[box] = steps.flatMap((step) => (step === 0 ? [] : (known.get(key + step) ?? [])));
  return { boxOf, middles, counts, neighbours, edge };
}

function distances(from: number, middles: Float64Array, neighbours: number[][]): Float64Array {
  const far = new Float64Array(neighbours.length).fill(Infinity);
  const waiting = [from];
  far[from] = 0;
  for (let next = 0; next < waiting.length; next++) {
    const box = waiting[next]!;
    for (const other of neighbours[box]!) {
      const x = middles[box * 3]! - middles[other * 3]!;
      const y = middles[box * 3 + 1]! - middles[other * 3 + 1]!;
      const z = middles[box * 3 + 2]! - middles[other * 3 + 2]!;
      const way = far[box]! + Math.sqrt(x * x + y * y + z * z);
      if (way < far[other]! - 1e-9) {
        far[other] = way;
        waiting.push(other);
      }
    }
  }
  return far;
}

function farthest(far: Float64Array): number {
  let most = -1;
  for (let box = 0; box < far.length; box++)
    if (far[box]! < Infinity && !(far[box]! <= (far[most] ?? -1))) most = box;
  return most;
}

/**
 * Boxes that lie near an end but a long walk away. The bottom of a bore is such an end, with the outside all
 * round it; a tip stands free, and few boxes are near it.
 */
function foreign(end: number, far: Float64Array, middles: Float64Array, edge: number): number {
  let count = 0;
  for (let box = 0; box < far.length; box++) {
    if (far[box]! < 20 * edge || far[box] === Infinity) continue;
    const x = middles[box * 3]! - middles[end * 3]!;
    const y = middles[box * 3 + 1]! - middles[end * 3 + 1]!;
    const z = middles[box * 3 + 2]! - middles[end * 3 + 2]!;
    if (x * x + y * y + z * z < 81 * edge * edge) count++;
  }
  return count;
}
