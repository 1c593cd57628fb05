import { chanceOf, type Chance } from '#lib/domain/specimen/form/chance.ts';
import { along } from '#lib/domain/specimen/form/colour.ts';
import { figureOf } from '#lib/domain/specimen/figure.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import type { PodRecipe } from './recipe.ts';

/** One pouch within the figures of its taxon. */
export function samplePod(figures: Figures, seed: number): PodRecipe {
  const figure = figureOf(figures);
  const chance = chanceOf(`${figures.salt} ${seed}`);
  const drawn = (name: string) => chance.between(...ends(figure.numbers(name)));
  const colour = (name: string) => along(figure.colours(name), chance.share());
  const { width, thickness } = sizes(figure.range('width'), figure.range('thickness'), chance);
  const inward = drawn('hair_two_sided');
  const gathered = drawn('gathered');
  const pore = figure.number('pore') ? chance.between(...figure.range('pore')) : 0;
  const coat = figure.colours('hair_colours');
  const first = Math.floor(chance.share() * coat.length);
  const recipe: PodRecipe = {
    model: 'pod',
    salt: Math.floor(chance.share() * 1e6),
    width,
    thickness,
    aspect: drawn('aspect'),
    pore,
    inward,
    outward: inward === 0 && pore > 0 ? 1 : 0,
    way: chance.between(0, 360),
    hairLength: drawn('hair_length'),
    cover: drawn('hair_cover'),
    hairColours: [0, 1, 2].map((step) => coat[(first + step) % coat.length]!),
    tone: drawn('tone'),
    skin: colour('skin_colours'),
    back: colour('back_colours'),
    wrinkle: drawn('back_wrinkle'),
    lump: drawn('lump'),
    folds: gathered ? Math.floor(chance.between(8, 14)) : 0,
    gathered,
    thread: figure.colours('thread_colours')[Math.floor(chance.share() * 3)]!,
    stitches: Math.round(drawn('stitches')),
    seam: { angle: chance.between(0, 360), offset: chance.between(0.05, 0.4) }
  };
  return recipe;
}

/** Never thicker than nine tenths of its width: the ranges are of different pods, not of one. */
function sizes([least, most]: [number, number], deep: [number, number], chance: Chance) {
  const width = chance.within(Math.max(least, deep[0] / 0.88), most);
  const share = chance.within(0.5, 0.88);
  const thickness = Math.min(Math.max(width * share, deep[0]), deep[1], width * 0.9);
  return { width, thickness };
}

const ends = (numbers: number[]): [number, number] => [numbers[0]!, numbers[1] ?? numbers[0]!];
