import type { Figures } from './figures.ts';
import type { Guise } from './guise.ts';
import { sampleHorn } from './horn/sample.ts';
import type { Recipe } from './recipe.ts';

/**
 * An individual of a taxon: the same one for the same seed. Where a blind count matters, ask
 * `individual` instead, which passes over those that could be counted otherwise.
 */
export function sample(figures: Figures, seed: number, guise: Guise = { tone: 'any' }): Recipe {
  if (figures.model === 'horn') return sampleHorn(figures, seed, guise);
  throw new Error(`no builder for "${figures.model}"`);
}
