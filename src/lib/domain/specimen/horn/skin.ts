import { blend, colourOf, dim, type Colour } from '#lib/domain/specimen/form/colour.ts';
import { smooth } from '#lib/domain/specimen/form/curve.ts';
import { cells, layered, noise } from '#lib/domain/specimen/form/noise.ts';
import { turn } from '#lib/domain/specimen/form/trig.ts';
import type { HornForm } from './form.ts';
import type { HornRecipe } from './recipe.ts';

/** Colour of the surface; the list given back is used again by the next call. */
export function skinOf(recipe: HornRecipe, { relief }: HornForm) {
  const { colours, skin, salt, length, cast } = recipe;
  const [base, middle, tip, groove, crest, streak] = [
    colours.base,
    colours.middle,
    colours.tip,
    colours.groove,
    colours.crest,
    colours.streak
  ].map(colourOf) as [Colour, Colour, Colour, Colour, Colour, Colour];
  const into: Colour = [0, 0, 0];

  return (angle: number, t: number): Colour => {
    const round = angle / turn;
    const up = t * length;
    const patchy = layered(round * 4, up * 0.16, 4, salt + 71, 2);
    into[0] = base[0];
    into[1] = base[1];
    into[2] = base[2];
    blend(into, middle, smooth(0, colours.baseTo, t + 0.05 * patchy));
    blend(into, tip, smooth(colours.tipFrom, 1, t + 0.04 * patchy));
    const high = relief.crest(angle, t);
    if (high !== null) {
      const gathered = 0.6 + 0.4 * noise(round * 11, up * 1.5, 11, salt + 73);
      blend(into, groove, colours.grooves * smooth(0.1, -1, high) * gathered);
      blend(into, crest, colours.crests * smooth(0, 1.1, high) * (0.8 + 0.4 * patchy));
    }
    if (colours.streaks > 0) {
      const bent = round * 13 + 0.5 * noise(round * 5, up * 0.3, 5, salt + 79);
      const there = layered(bent, up * 0.12, 13, salt + 83, 2);
      blend(into, streak, colours.streaks * smooth(0.12, 0.6, there) * smooth(0.02, 0.2, t));
    }
    const mottled = 0.55 * patchy + 0.45 * noise(round * 11, up * 0.5, 11, salt + 97);
    dim(into, 1 + colours.mottle * mottled + 0.2 * skin.lines * relief.line(angle, t));
    dim(into, 1 - 0.55 * relief.crack(angle, t));
    if (cast.bubbles > 0) {
      const [near] = cells(round * 30, up * 3, salt + 89);
      if (near < 0.16 && noise(round * 7, up * 0.4, 7, salt + 91) > 1 - 2 * cast.bubbles)
        dim(into, 0.72);
    }
    return into;
  };
}
