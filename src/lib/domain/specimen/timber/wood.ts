import { chanceOf } from '#lib/domain/specimen/form/chance.ts';
import { blend, colourOf, dim, type Colour } from '#lib/domain/specimen/form/colour.ts';
import { clamp, hill, mix, smooth } from '#lib/domain/specimen/form/curve.ts';
import { cells, layered, noise } from '#lib/domain/specimen/form/noise.ts';
import type { TimberRecipe } from './recipe.ts';

/** Colour of the wood at a place inside the billet, cm; `end`: how much one looks along the grain, 0 to 1. */
export type Wood = (
  x: number,
  y: number,
  z: number,
  end: number
) => { colour: Colour; out: number };

/** Wood is painted in the round, so that rings on the end run on as grain on the sides. */
export function woodOf(recipe: TimberRecipe): Wood {
  const { salt, pith, ring, unevenness, latewood, heartwood, streaks, canals, age } = recipe;
  const [heart, sap, late] = [recipe.heart, recipe.sap, recipe.late].map(colourOf) as [
    Colour,
    Colour,
    Colour
  ];
  const [resin, grey, dark] = [colourOf('#e9c98a'), colourOf('#8f8678'), colourOf('#3a2416')];
  const knots = knotsOf(recipe);
  return (x, y, z, end) => {
    let [dx, dz] = [x - pith[0], z - pith[1]];
    let knotty = 0;
    for (const knot of knots) {
      const far = Math.sqrt((x - knot.x) ** 2 + ((y - knot.y) * 0.8) ** 2) / knot.size;
      if (z < recipe.depth * 0.1 && far > 2.6) continue;
      const near = hill(far / 2.6) * smooth(-recipe.depth / 2, recipe.depth / 2, z);
      dx += near * knot.size * 0.5;
      dz += near * knot.size * 0.9;
      knotty = Math.max(knotty, smooth(1.05, 0.85, far) * smooth(0, recipe.depth * 0.35, z));
    }
    const bent =
      0.06 * noise(y * 0.16 + 9, 0.5, 64, salt + 1) + 0.02 * noise(y * 0.7 + 5, 2.5, 64, salt + 2);
    const round =
      Math.sqrt(dx * dx + dz * dz) + bent + 0.05 * noise(dx * 0.5 + 20, dz * 0.5, 64, salt + 3);
    // years of uneven width: the radius is bent before it is counted
    const years = round / ring + unevenness * noise(round / ring / 3.1, 1.5, 4096, salt + 4) * 2.4;
    const year = years - Math.floor(years);
    const line = smooth(mix(0.35, 0.72, latewood), 0.96, year) * smooth(1, 0.97, year);
    const ragged =
      0.3 * streaks * noise(dx * 1.1 + 40, dz * 1.1, 64, salt + 5) +
      0.25 * streaks * noise(Math.atan2(dz, dx) * 5 + 50, y * 0.05, 4096, salt + 6);
    const inSap = smooth(-0.08, 0.08, round - heartwood - ragged);
    const colour = blend([...heart], sap, inSap);
    blend(colour, late, line * mix(0.35, 0.75, latewood) * mix(1, 0.55, inSap));
    const fibre = noise(dx * 26 + 90, dz * 26 + y * 0.6, 8192, salt + 7);
    dim(
      colour,
      0.95 +
        0.09 * fibre * (1 - 0.5 * end) +
        0.08 * layered(dx * 3 + 20, dz * 3 + y * 0.12, 4096, salt + 8, 3)
    );
    if (canals) blend(colour, resin, canalAt(dx, dz, y, end) * smooth(0.3, 0.55, year));
    if (knotty) {
      const eye = years * 2.3 - Math.floor(years * 2.3);
      blend(colour, blend([...late], dark, 0.45 + 0.25 * eye), knotty * 0.9);
    }
    blend(colour, grey, age * 0.22 * (0.6 + 0.4 * noise(x * 2 + 30, y * 0.4, 512, salt + 10)));
    return {
      colour,
      out: 0.012 * fibre - 0.02 * line + 0.006 * noise(x * 30 + 70, y * 3 + z * 30, 8192, salt + 11)
    };
  };

  /** On the end pale dots, most in the late wood; along the grain short fine strokes. */
  function canalAt(dx: number, dz: number, y: number, end: number): number {
    const k = Math.sqrt(canals);
    const [near] = cells(dx * k + 300, dz * k + 300 + (end > 0.5 ? 0 : y * 0.02), salt + 9);
    const size = 0.018 * k;
    return 0.85 * smooth(size * 1.6, size * 0.7, near) * mix(0.6, 1, end);
  }
}

function knotsOf({ knots, salt, width, length, depth }: TimberRecipe) {
  const chance = chanceOf(`knots ${salt}`);
  return Array.from({ length: knots }, () => ({
    x: chance.between(-0.35, 0.35) * width,
    y: chance.between(0.15, 0.85) * length,
    size: clamp(chance.between(0.3, 0.9), 0.2, depth * 0.35)
  }));
}
