import type { Surface } from '#lib/domain/specimen/specimen.ts';

/**
 * The same surface with the run of the hairs in place of its normals: a hair is a ribbon of triangles
 * that are longer than wide, so it runs along their longest edges. Of two ways along, any is taken.
 */
export function runOfHairs(surface: Surface): Surface {
  const { positions, indices } = surface;
  const runs = new Float32Array(positions.length);
  for (let i = 0; i < indices.length; i += 3) {
    let longest = 0;
    let [x, y, z] = [0, 0, 0];
    for (let edge = 0; edge < 3; edge++) {
      const from = indices[i + edge]! * 3;
      const to = indices[i + ((edge + 1) % 3)]! * 3;
      const dx = positions[to]! - positions[from]!;
      const dy = positions[to + 1]! - positions[from + 1]!;
      const dz = positions[to + 2]! - positions[from + 2]!;
      const length = dx * dx + dy * dy + dz * dz;
      if (length <= longest) continue;
      longest = length;
      x = dx;
      y = dy;
      z = dz;
    }
    for (let corner = 0; corner < 3; corner++) addRun(runs, indices[i + corner]! * 3, x, y, z);
  }
  return { ...surface, normals: unitLength(runs) };
}

function addRun(runs: Float32Array, at: number, x: number, y: number, z: number) {
  const sign = runs[at]! * x + runs[at + 1]! * y + runs[at + 2]! * z < 0 ? -1 : 1;
  runs[at] = runs[at]! + sign * x;
  runs[at + 1] = runs[at + 1]! + sign * y;
  runs[at + 2] = runs[at + 2]! + sign * z;
}

function unitLength(vectors: Float32Array) {
  for (let i = 0; i < vectors.length; i += 3) {
    const [x, y, z] = [vectors[i]!, vectors[i + 1]!, vectors[i + 2]!];
    const length = Math.sqrt(x * x + y * y + z * z) || 1;
    vectors[i] = x / length;
    vectors[i + 1] = y / length;
    vectors[i + 2] = z / length;
  }
  return vectors;
}
