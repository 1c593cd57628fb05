import { chanceOf, type Chance } from '#lib/domain/specimen/form/chance.ts';
import { along } from '#lib/domain/specimen/form/colour.ts';
import { figureOf, type Figure } from '#lib/domain/specimen/figure.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import type { FaceRecipe, SliceRecipe } from './recipe.ts';

/** One slice within the figures of its taxon. Thick roots are sliced as thin as thin ones. */
export function sampleSlice(figures: Figures, seed: number): SliceRecipe {
  const figure = figureOf(figures);
  const chance = chanceOf(`${figures.salt} ${seed}`);
  const diameter = chance.within(...figure.range('diameter'));
  return {
    model: 'slice',
    diameter,
    thickness: chance.between(...figure.range('thickness')),
    warp: chance.between(0, 0.03) * diameter,
    face: sampleFace(figure, chance, diameter)
  };
}

export function sampleFace(figure: Figure, chance: Chance, diameter: number): FaceRecipe {
  const drawn = (name: string) => {
    const [from, to] = figure.numbers(name) as [number, number?];
    return chance.between(from, to ?? from);
  };
  const colour = (name: string) => along(figure.colours(name), chance.share());
  const angles = figure.number('cambium_angles');
  return {
    salt: Math.floor(chance.share() * 1e6),
    wrinkle: drawn('wrinkle'),
    oval: drawn('oval'),
    corkWidth: drawn('cork_width'),
    cork: colour('cork_colours'),
    bark: colour('bark_colours'),
    wood: colour('wood_colours'),
    cambium: drawn('cambium_place'),
    cambiumStrength: drawn('cambium_strength'),
    cambiumColour: colour('cambium_colours'),
    angles: angles ? Math.floor(chance.between(...wholes(figure.range('cambium_angles')))) : 0,
    rays: Math.round(drawn('ray_count')),
    rayStrength: drawn('ray_strength'),
    vessels: drawn('vessels'),
    clefts: Math.round(drawn('clefts')),
    barkClefts: Math.round(drawn('bark_clefts')),
    rot: drawn('centre_rot'),
    pith: pithOf(drawn('pith_share'), diameter, figure),
    age: drawn('age')
  };
}

/** So that the greatest number is drawn as often as the others. */
const wholes = ([from, to]: [number, number]): [number, number] => [from, to + 1];

/** What was published is how broad the pith is in cm: the share gives way to it. */
function pithOf(share: number, diameter: number, figure: Figure): number {
  if (!share || !figure.has('pith_width')) return share;
  const [least, most] = figure.range('pith_width');
  return Math.min(Math.max(share, least / diameter), most / diameter);
}
