import type { Specimen, Surface, View } from '#lib/domain/specimen/specimen.ts';
import { cutFace, type Face } from './face.ts';
import { sawn } from './sawn.ts';

/**
 * The surfaces that a view shows: cut faces only where the specimen is sawn, and then of the rest only
 * a slab below the saw, about as deep as the face is wide.
 */
export function shownSurfaces(specimen: Specimen, view: View): Surface[] {
  const face = view === 'cut' ? cutFace(specimen) : null;
  if (!face) return specimen.surfaces.filter(({ material }) => material.kind !== 'cut');
  return specimen.surfaces.map((surface) =>
    surface.material.kind === 'cut' ? surface : slab(sawn(surface, face), face)
  );
}

/** Without what lies deeper or further aside (the next turn of a spiral horn). */
function slab(surface: Surface, { middle, facing, radius }: Face): Surface {
  const { positions, indices } = surface;
  const away = (vertex: number) => {
    let [above, square] = [0, 0];
    for (let axis = 0; axis < 3; axis++) {
      const offset = positions[vertex * 3 + axis]! - middle[axis]!;
      above += offset * facing[axis]!;
      square += offset * offset;
    }
    return above < -1.1 * radius || square - above * above > 1.7 * radius * radius;
  };
  const far = Uint8Array.from({ length: positions.length / 3 }, (_, vertex) =>
    Number(away(vertex))
  );
  const kept: number[] = [];
  for (let i = 0; i < indices.length; i += 3) {
    const [a, b, c] = [indices[i]!, indices[i + 1]!, indices[i + 2]!];
    if (!far[a] && !far[b] && !far[c]) kept.push(a, b, c);
  }
  return { ...surface, indices: Uint32Array.from(kept) };
}
