import { build } from '#lib/domain/specimen/build.ts';
import type { Figures } from '#lib/domain/specimen/figures.ts';
import type { Guise } from '#lib/domain/specimen/guise.ts';
import type { Recipe } from '#lib/domain/specimen/recipe.ts';
import { sample } from '#lib/domain/specimen/sample.ts';
import { practiceSeed } from '#lib/domain/specimen/seeds.ts';
import type { Specimen } from '#lib/domain/specimen/specimen.ts';

/** What a page says of a specimen: how to build it, or of what to draw one. Names no taxon. */
export type Source = { recipe: Recipe } | { figures: Figures; seed: number; tone?: Guise['tone'] };

export const specimenOf = (source: Source): Specimen =>
  build(
    'recipe' in source
      ? source.recipe
      : sample(source.figures, source.seed, { tone: source.tone ?? 'any' })
  );

/** Another individual, never one that an exam may show; null: this one is as it is. */
export const another = (source: Source): Source | null =>
  'figures' in source ? { ...source, seed: practiceSeed(Math.random()) } : null;
