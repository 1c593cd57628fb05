import type { Point, Specimen, Surface, View } from '#lib/domain/specimen/specimen.ts';
import { cutFace, type Face } from './face.ts';
import { sawn } from './sawn.ts';
import { add, dot } from './vector.ts';

/**
 * The surfaces that a view shows: cut faces only where the specimen is sawn, and then of the rest only
 * a slab below the saw, about as deep as the face is wide.
 */
export function shownSurfaces(specimen: Specimen, view: View): Surface[] {
  const face = view === 'cut' ? cutFace(specimen) : null;
  if (!face) return specimen.surfaces.filter(({ material }) => material.kind !== 'cut');
  const { middle, facing, radius } = face;
  const below = { middle: add(middle, facing, -1.1 * radius), facing: add([0, 0, 0], facing, -1) };
  return specimen.surfaces.map((surface) =>
    surface.material.kind === 'cut' ? surface : near(sawn(sawn(surface, face), below), face)
  );
}

/** Without what lies aside: the next turn of a spiral horn. */
function near(surface: Surface, { middle, facing, radius }: Face): Surface {
  const { positions, indices } = surface;
  const isAside = (vertex: number) => {
    const at: Point = [
      positions[vertex * 3]!,
      positions[vertex * 3 + 1]!,
      positions[vertex * 3 + 2]!
    ];
    const away = add(at, middle, -1);
    const above = dot(away, facing);
    return dot(away, away) - above * above > 4 * radius * radius;
  };
  const aside = Uint8Array.from({ length: positions.length / 3 }, (_, i) => Number(isAside(i)));
  return { ...surface, indices: indices.filter((_, i) => !aside[indices[i - (i % 3)]!]) };
}
