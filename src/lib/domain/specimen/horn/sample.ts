import { chanceOf, type Chance } from '#lib/domain/specimen/form/chance.ts';
import { figureOf, type Figure } from '#lib/domain/specimen/figure.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import { toneOf, wornOf, type Guise, type Worn } from '#lib/domain/specimen/guise.ts';
import type { Curve } from '#lib/domain/specimen/form/curve.ts';
import type { Ends, HornRecipe, Section } from './recipe.ts';
import { drawAxis } from './draw-axis.ts';
import { drawColours } from './draw-colours.ts';
import { drawRings } from './draw-rings.ts';
import { drawSize, type Size } from './draw-size.ts';

/** One individual of a taxon. What its measurements do not say is drawn alike for all (`wornOf`). */
export function sampleHorn(figures: Figures, seed: number, guise: Guise): HornRecipe {
  const figure = figureOf(figures);
  const chance = chanceOf(`${figures.salt}:${seed}`);
  const worn = wornOf(seed);
  const size = drawSize(figure, chance, worn);
  const ends = endsOf(figure, chance, worn, size);
  const age = chance.share();
  const tone = toneOf(worn, guise, figure.colours('tones'));
  return tidied({
    model: 'horn',
    salt: Math.floor(chance.share() * 1e6),
    mirrored: worn.mirrored,
    length: size.length,
    axis: drawAxis(figure, chance),
    twist: chance.within(...figure.range('twist', [0, 20])),
    section: sectionOf(figure, chance, size),
    rings: drawRings(figure, chance, size),
    skin: {
      lines: chance.between(...figure.range('lines', [0.2, 0.8])),
      cracks: age > 0.6 ? chance.between(0.2, 1) * figure.number('cracks', 1) : 0,
      growth: chance.between(...figure.range('growth', [0.1, 0.4])),
      wear: worn.wear,
      gloss: worn.gloss
    },
    colours: drawColours(figure, chance, { worn, tone, age }),
    core: {
      part: figure.has('core_part') ? chance.within(...figure.range('core_part')) : 0,
      wall: chance.within(...figure.range('wall', [0.24, 0.36])),
      teeth: Math.round(figure.number('teeth', 0) * chance.between(0.85, 1.15)),
      depth: figure.number('tooth_depth', 0),
      canal: figure.has('canal') ? chance.within(...figure.range('canal')) : 0
    },
    ends,
    cast: {
      seam: Math.max(0, chance.between(...figure.range('seam', [0, 0]))),
      offset: chance.between(...figure.range('mould_offset', [0, 0])),
      at: chance.between(0, 180),
      bubbles: chance.between(...figure.range('bubbles', [0, 0])),
      stub: figure.has('pouring_stub') && chance.happens(0.4) ? figure.number('pouring_stub') : 0
    },
    sawAt: Math.min(worn.sawAt, ends.to - 0.1)
  });
}

function endsOf(figure: Figure, chance: Chance, worn: Worn, { from, to }: Size): Ends {
  const bone = figure.number('bone', 1) > 0;
  const bare = chance.happens(0.4) ? chance.between(0.2, 1.2) : 0;
  return {
    base: !figure.has('core_part')
      ? 'face'
      : bone
        ? worn.base
        : worn.base === 'bone'
          ? 'face'
          : 'hollow',
    bare: from === 0 ? bare : 0,
    rim: chance.between(...figure.range('rim', [0.1, 0.6])),
    from,
    to,
    broken: worn.broken
  };
}

function sectionOf(figure: Figure, chance: Chance, { girth }: Size): Section {
  const deeper = chance.within(...figure.range('depth_to_width', [1, 1]));
  const [wide, deep] = deeper >= 1 ? [girth / deeper, girth] : [girth, girth * deeper];
  const width = figure.number('edge_width', 35);
  const edges = figure
    .curve('edges', [])
    .map(([at, rise]): [number, number, number] => [
      at + 5 * chance.spread(),
      rise * chance.between(0.75, 1.2),
      width
    ]);
  const stout = chance.between(0.94, 1.06);
  const taper = figure
    .curve('taper')
    .map(([t, share]): [number, number] => [t, t === 0 || t === 1 ? share : share * stout]);
  return { base: [wide, deep], taper: taper as Curve, edges, lumps: chance.between(0.015, 0.05) };
}

/** Numbers to a tenth of a micrometre or so: a recipe is sent over thin lines. */
function tidied<T>(value: T): T {
  if (typeof value === 'number') return (Math.round(value * 1e5) / 1e5) as T;
  if (Array.isArray(value)) return value.map(tidied) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tidied(one)])) as T;
}
