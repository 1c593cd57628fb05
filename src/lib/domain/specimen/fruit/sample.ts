import { chanceOf } from '#lib/domain/specimen/form/chance.ts';
import { along } from '#lib/domain/specimen/form/colour.ts';
import { figureOf, type Figure } from '#lib/domain/specimen/figure.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import { apexes, type Apex, type FruitRecipe } from './recipe.ts';

/** One fruit within the figures of its taxon. */
export function sampleFruit(figures: Figures, seed: number): FruitRecipe {
  const figure = figureOf(figures);
  const chance = chanceOf(`${figures.salt} ${seed}`);
  const drawn = (name: string) => chance.between(...ends(figure.numbers(name)));
  const whole = (name: string) => {
    const [from, to] = ends(figure.numbers(name));
    return Math.floor(chance.between(from, to + 1));
  };
  const colour = (name: string) => along(figure.colours(name), chance.share());
  const { length, width } = sizes(figure, chance.share(), drawn('slender'));
  const seeds = whole('seeds');
  return {
    model: 'fruit',
    salt: Math.floor(chance.share() * 1e6),
    length,
    width,
    belly: drawn('belly'),
    spindle: drawn('spindle'),
    wrinkle: drawn('wrinkle'),
    lengthwise: drawn('lengthwise'),
    wrinkles: whole('wrinkles'),
    dent: drawn('dent'),
    skin: colour('skin_colours'),
    flush: colour('flush_colours'),
    gloss: drawn('gloss'),
    bloom: drawn('bloom'),
    apex: apexOf(figure, chance.share(), drawn),
    stalk: Math.max(0, drawn('stalk')),
    wall: drawn('wall'),
    flesh: colour('flesh_colours'),
    hollow: figure.number('hollow') > 0,
    seeds,
    seedLength: drawn('seed_length'),
    seedWidth: drawn('seed_width'),
    seed: colour('seed_colours'),
    hairs: whole('hairs')
  };
}

/** Long over wide is drawn; both then stay inside what was published of them. */
function sizes(figure: Figure, share: number, slender: number) {
  const [shortest, longest] = ends(figure.numbers('length'));
  const [least, most] = figure.has('width') ? ends(figure.numbers('width')) : [0, 9];
  const from = Math.max(shortest, least * slender);
  const to = Math.min(longest, most * slender);
  const length = from + (to - from) * (0.2 + 0.6 * share);
  return { length, width: length / slender };
}

/** Apexes by their number in the list; where several are named, one of them. */
function apexOf(figure: Figure, share: number, drawn: (name: string) => number): Apex {
  const kinds = figure.numbers('apex');
  const kind = apexes[kinds[Math.floor(share * kinds.length)]!]!;
  const keeps = kind === 'calyx' || (kind === 'hole' && drawn('sepals_kept') > 0.6);
  return {
    kind,
    size: drawn('apex_size'),
    sepals: keeps ? 5 : 0,
    sepalLength: drawn('sepal_length')
  };
}

const ends = (numbers: number[]): [number, number] => [numbers[0]!, numbers[1] ?? numbers[0]!];
