import type { Point, Surface } from '#lib/domain/specimen/specimen.ts';

/** What is left of a surface below a plane: triangles that it goes through are cut along it. */
export function sawn(
  surface: Surface,
  { middle, facing }: { middle: Point; facing: Point }
): Surface {
  const made = {
    positions: Array.from(surface.positions),
    normals: Array.from(surface.normals),
    colours: Array.from(surface.colours)
  };
  const height = Float32Array.from({ length: surface.positions.length / 3 }, (_, vertex) =>
    facing.reduce(
      (sum, part, axis) => sum + part * (surface.positions[vertex * 3 + axis]! - middle[axis]!),
      0
    )
  );
  const between = (a: number, b: number) => {
    const share = height[a]! / (height[a]! - height[b]!);
    for (const list of [made.positions, made.normals, made.colours])
      for (let axis = 0; axis < 3; axis++)
        list.push(list[a * 3 + axis]! * (1 - share) + list[b * 3 + axis]! * share);
    return made.positions.length / 3 - 1;
  };
  const indices: number[] = [];
  for (let i = 0; i < surface.indices.length; i += 3)
    keepBelow([...surface.indices.subarray(i, i + 3)], height, between, indices);
  return {
    ...surface,
    positions: Float32Array.from(made.positions),
    normals: Float32Array.from(made.normals),
    colours: Uint8Array.from(made.colours),
    indices: Uint32Array.from(indices)
  };
}

/** Sutherland and Hodgman's way for one plane: a triangle leaves nothing, a triangle or a quadrangle. */
function keepBelow(
  corners: number[],
  height: Float32Array,
  between: (a: number, b: number) => number,
  into: number[]
): void {
  if (corners.every((corner) => height[corner]! > 0)) return;
  if (corners.every((corner) => height[corner]! <= 0)) {
    into.push(...corners);
    return;
  }
  const kept = corners.flatMap((corner, i) => {
    const next = corners[(i + 1) % 3]!;
    const [here, there] = [height[corner]! <= 0, height[next]! <= 0];
    return [...(here ? [corner] : []), ...(here !== there ? [between(corner, next)] : [])];
  });
  for (let i = 2; i < kept.length; i++) into.push(kept[0]!, kept[i - 1]!, kept[i]!);
}
