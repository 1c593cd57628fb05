import { chanceOf } from '#lib/domain/specimen/form/chance.ts';
import { along } from '#lib/domain/specimen/form/colour.ts';
import { figureOf } from '#lib/domain/specimen/figure.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import type { TimberRecipe } from './recipe.ts';

/** One billet within the figures of its taxon. */
export function sampleTimber(figures: Figures, seed: number): TimberRecipe {
  const figure = figureOf(figures);
  const chance = chanceOf(`${figures.salt} ${seed}`);
  const drawn = (name: string) => {
    const [from, to] = figure.numbers(name) as [number, number?];
    return chance.between(from, to ?? from);
  };
  const colour = (name: string) => along(figure.colours(name), chance.share());
  const width = drawn('width');
  const depth = drawn('depth');
  // to one side, so that heart and sap both show on the face that is seen first
  const aside = chance.between(0.2, 0.55) * width;
  const pith: [number, number] = [
    chance.happens(0.5) ? aside : -aside,
    depth * chance.between(-0.5, 0)
  ];
  const far = Math.sqrt((aside + width / 2) ** 2 + (depth / 2 - pith[1]) ** 2);
  return {
    model: 'timber',
    salt: Math.floor(chance.share() * 1e6),
    length: drawn('length'),
    width,
    depth,
    pith,
    ring: drawn('ring_width'),
    unevenness: drawn('ring_unevenness'),
    latewood: drawn('latewood_line'),
    heart: colour('heart_colours'),
    sap: colour('sap_colours'),
    late: colour('late_colours'),
    heartwood: far * chance.between(0.55, 0.76),
    streaks: drawn('streaks'),
    canals: drawn('canals'),
    knots: Math.round(drawn('knots')),
    age: drawn('age')
  };
}
