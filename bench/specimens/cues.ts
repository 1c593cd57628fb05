import { readFileSync } from 'node:fs';
import { problemList } from '#lib/domain/course/problem.ts';
import { readTaxa } from '#lib/domain/course/reading/read-taxa.ts';
import { build } from '#lib/domain/specimen/build.ts';
import { drawStill } from '#lib/domain/specimen/draw/draw-still.ts';
import { figuresOf, type Figures } from '#lib/domain/specimen/figures.ts';
import { sample } from '#lib/domain/specimen/sample.ts';
import { settingOf } from '#lib/domain/specimen/setting.ts';
import type { Example } from './classify.ts';

/** The horns that the saiga course asks to tell apart (`sets` in its course.md). */
export const hornTaxa = [
  ...['saiga_tatarica', 'gazella_subgutturosa', 'procapra_gutturosa'],
  ...['pantholops_hodgsonii', 'capra_hircus', 'resin_cast']
];

/**
 * What should not tell one class from another: how it lies, is lit, soiled and cropped, and whether its
 * base is open. (What fills a base that is not open, bone or a cast face, is a character.)
 */
export function nuisanceOf(figures: Figures, seed: number): number[] {
  const recipe = sample(figures, seed);
  if (recipe.model !== 'horn') throw new Error('only horns are told apart here');
  const { base, from, to, broken } = recipe.ends;
  const ends = [Number(base === 'hollow'), from, to, Number(broken), Number(recipe.mirrored)];
  return [...Object.values(settingOf(seed)), ...ends, recipe.skin.gloss, recipe.skin.wear];
}

/** The colours that a horn is painted with, of which its pictures are made. Costs nothing. */
export function paintOf(figures: Figures, seed: number): number[] {
  const recipe = sample(figures, seed);
  if (recipe.model !== 'horn') throw new Error('only horns are told apart here');
  const { base, middle, tip } = recipe.colours;
  const channels = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const [low, most, high] = [base, middle, tip].map(channels);
  return most!.map((x, k) => (low![k]! + 3 * x + high![k]!) / 5);
}

/** Mean colour of the specimen in its picture as an exam shows it. About a tenth of a second. */
export function meanColourOf(figures: Figures, seed: number): number[] {
  const wish = { view: 'front', width: 96, setting: settingOf(seed), ground: 'none' } as const;
  const { data } = drawStill(build(sample(figures, seed)), wish);
  const sums = [0, 0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3]! < 250) continue;
    for (let k = 0; k < 3; k++) sums[k]! += data[at + k]!;
    sums[3]!++;
  }
  return sums.slice(0, 3).map((sum) => sum / sums[3]!);
}

/** Individuals of every taxon, none of two taxa with the same seed. */
export function examples(
  taxa: string[],
  count: number,
  featuresOf: (figures: Figures, seed: number) => number[]
): Example[] {
  return taxa.flatMap((taxon, label) => {
    const figures = figuresIn(taxon);
    return Array.from({ length: count }, (_, i) => ({
      label,
      features: featuresOf(figures, 200_000 + label * 10_000 + i)
    }));
  });
}

export function figuresIn(taxon: string): Figures {
  const text = readFileSync(`courses/taxa/${taxon}.yaml`, 'utf8');
  const read = readTaxa(new Map([[`${taxon}.yaml`, text]]), problemList()).get(taxon);
  return figuresOf(read!)!;
}
