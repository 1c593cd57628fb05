import { chanceOf } from '#lib/domain/specimen/form/chance.ts';
import { along } from '#lib/domain/specimen/form/colour.ts';
import { figureOf } from '#lib/domain/specimen/figure.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import type { FangRecipe } from './recipe.ts';

/** One claw or tooth within the figures of its taxon; colours are shared, so that they tell nothing. */
export function sampleFang(figures: Figures, seed: number): FangRecipe {
  const figure = figureOf(figures);
  const chance = chanceOf(`${figures.salt} ${seed}`);
  const drawn = (name: string) => {
    const [from, to] = figure.numbers(name) as [number, number?];
    return chance.between(from, to ?? from);
  };
  const tone = chance.share();
  const colour = (name: string) => along(figure.colours(name), tone);
  const length = chance.within(...figure.range('length'));
  return {
    model: 'fang',
    kind: figure.number('tooth') ? 'tooth' : 'claw',
    salt: Math.floor(chance.share() * 1e6),
    length,
    depth: length * drawn('depth_share'),
    flat: drawn('flat'),
    curl: drawn('curl'),
    blunt: drawn('blunt'),
    base: colour('base_colours'),
    middle: colour('middle_colours'),
    tip: colour('tip_colours'),
    striae: drawn('striae'),
    grooves: drawn('groove_depth'),
    crown: drawn('crown'),
    core: drawn('core'),
    seam: Math.max(0, drawn('seam_height')),
    gloss: drawn('gloss'),
    wear: drawn('wear')
  };
}
