import type { Point, Surface } from '#lib/domain/specimen/specimen.ts';
import { toByte, type Colour } from './colour.ts';
import { grain } from './patch.ts';
import { cross, plus, unit } from './vector.ts';

/**
 * A hair or fibre as a narrow ribbon that lies on its skin: `places` from root to tip (cm), `outward`
 * the skin's normal at each, `width` at the root (it narrows to a point), colours of root and tip
 * (linear light).
 */
export type Strand = {
  places: Point[];
  outward: Point[];
  width: number;
  root: Colour;
  tip: Colour;
};

/** All strands as one surface. Every strand has the same number of places. */
export function strandSurface(
  strands: Strand[],
  rest: Pick<Surface, 'name' | 'material'>
): Surface {
  const count = strands[0]?.places.length ?? 2;
  const vertices = strands.length * (count * 2 - 1);
  const surface = {
    ...rest,
    positions: new Float32Array(vertices * 3),
    normals: new Float32Array(vertices * 3),
    colours: new Uint8Array(vertices * 3),
    indices: new Uint32Array(strands.length * (count * 2 - 3) * 3)
  };
  let index = 0;
  strands.forEach((strand, nth) => {
    const first = nth * (count * 2 - 1);
    lay(strand, surface, first);
    for (let step = 0; step < count - 2; step++) {
      const a = first + step * 2;
      surface.indices.set([a, a + 1, a + 2, a + 1, a + 3, a + 2], index);
      index += 6;
    }
    const last = first + (count - 2) * 2;
    surface.indices.set([last, last + 1, last + 2], index);
    index += 3;
  });
  return surface;
}

function lay({ places, outward, width, root, tip }: Strand, into: Surface, first: number) {
  const last = places.length - 1;
  places.forEach((place, step) => {
    const share = step / last;
    const ahead = places[Math.min(step + 1, last)]!;
    const behind = places[Math.max(step - 1, 0)]!;
    const along = unit(plus(ahead, behind, -1));
    const aside = unit(cross(along, outward[step]!));
    const half = (width / 2) * (1 - 0.7 * share);
    const sides = step === last ? [0] : [-half, half];
    sides.forEach((offset, side) => {
      const at = (first + step * 2 + side) * 3;
      for (let axis = 0; axis < 3; axis++) {
        const exact = place[axis]! + aside[axis]! * offset;
        into.positions[at + axis] = Math.round(exact / grain) * grain;
        // rounded across, so that light runs along each hair
        into.normals[at + axis] =
          outward[step]![axis]! * 0.8 + Math.sign(offset) * aside[axis]! * 0.6;
        into.colours[at + axis] = toByte(root[axis]! + (tip[axis]! - root[axis]!) * share);
      }
    });
  });
}
