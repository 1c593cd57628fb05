import { chanceOf } from '#lib/domain/specimen/form/chance.ts';
import { figureOf } from '#lib/domain/specimen/figure.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import { sampleFace } from '#lib/domain/specimen/slice/sample.ts';
import type { RootRecipe } from './recipe.ts';

/** One stick within the figures of its taxon; cut to what bales hold. */
export function sampleRoot(figures: Figures, seed: number): RootRecipe {
  const figure = figureOf(figures);
  const chance = chanceOf(`${figures.salt} ${seed}`);
  const drawn = (name: string) => chance.between(...figure.range(name));
  const diameter = chance.within(...figure.range('diameter'));
  const bend = figure.range('bend')[1] * 900;
  return {
    model: 'root',
    length: drawn('drawn_length'),
    diameter,
    taper: drawn('taper'),
    bends: [chance.between(-bend, bend), chance.between(-bend, bend)],
    wrinkles: Math.round(drawn('wrinkles')),
    lenticels: Math.round(drawn('lenticels')),
    scars: Math.round(drawn('scars')),
    face: sampleFace(figure, chance, diameter)
  };
}
