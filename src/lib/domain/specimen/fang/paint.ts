import { blend, colourOf, dim, type Colour } from '#lib/domain/specimen/form/colour.ts';
import { hill, mix, smooth } from '#lib/domain/specimen/form/curve.ts';
import { cells, layered, noise } from '#lib/domain/specimen/form/noise.ts';
import type { FangRecipe } from './recipe.ts';

/** Colour of the outside: keratin from base to tip, or root, neck and enamel; a copy is toned by hand. */
export function fangColour(recipe: FangRecipe) {
  const { kind, salt, striae, crown, wear, grooves } = recipe;
  const [base, middle, tip] = [recipe.base, recipe.middle, recipe.tip].map(colourOf) as [
    Colour,
    Colour,
    Colour
  ];
  const [dirt, crack] = [colourOf('#4a3522'), colourOf('#6a4c30')];
  return (angle: number, t: number): Colour => {
    const drift = 0.06 * noise(angle * 3, t * 2, 3, salt + 11);
    const colour = blend([...base], middle, smooth(0.05, 0.45, t + drift));
    blend(colour, tip, smooth(0.55, 0.98, t + drift));
    const line = noise(angle * 46, t * 1.6, 46, salt + 12);
    dim(colour, 1 + 0.1 * striae * line + 0.1 * layered(angle * 5, t * 7, 5, salt + 13, 3));
    if (kind === 'tooth' && crown) {
      const edge = crown + 0.03 * noise(angle * 2, 1, 2, salt + 14);
      const enamel = smooth(edge - 0.006, edge + 0.006, t);
      blend(colour, dim(blend([...tip], colourOf('#fbf6ea'), 0.35), 1), 0.75 * enamel);
      blend(colour, crack, 0.55 * hill((t - edge) / 0.022));
      const split = 1 - Math.abs(noise(angle * 17, t * 1.3, 17, salt + 15));
      blend(colour, crack, 0.3 * wear * enamel * smooth(0.975, 0.997, split));
      blend(
        colour,
        dirt,
        0.3 * (1 - enamel) * smooth(0.1, 0.7, layered(angle * 6, t * 9, 6, salt + 16, 3))
      );
    }
    for (const at of [0.2, 0.29, 0.72, 0.8]) {
      const aside = angle - at;
      blend(
        colour,
        crack,
        0.35 *
          grooves *
          hill((aside - Math.round(aside)) / 0.02) *
          smooth(0.54, 0.62, t) *
          smooth(0.97, 0.85, t)
      );
    }
    return colour;
  };
}

/** The lower end: bone within horn, a root's opening, or the one stuff of a copy. `share` 1 at the rim. */
export function endColour(recipe: FangRecipe) {
  const { kind, salt, core, crown } = recipe;
  const horn = colourOf(recipe.base);
  const [bone, hole] = [colourOf('#d9c7a2'), colourOf('#2c1d12')];
  return (angle: number, share: number, x: number, y: number): Colour => {
    const colour = dim([...horn], 0.92 + 0.1 * layered(x * 3 + 20, y * 3, 512, salt + 21, 3));
    if (kind === 'claw' && core) {
      const edge = 0.74 + 0.05 * noise(angle * 9, 1, 9, salt + 22);
      const within = smooth(edge + 0.02, edge - 0.02, share);
      blend(colour, bone, within);
      const [near] = cells(x * 11 + 50, y * 11 + 50, salt + 23);
      blend(
        colour,
        hole,
        within * 0.75 * smooth(0.32, 0.12, near) * smooth(edge, edge - 0.25, share)
      );
      blend(colour, hole, 0.6 * hill((share - edge) / 0.05));
    }
    if (kind === 'tooth' && crown) blend(colour, hole, mix(0, 0.9, smooth(0.4, 0.25, share)));
    return colour;
  };
}
