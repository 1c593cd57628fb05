import { sampleFalcon } from './falcon/sample.ts';
import { sampleFang } from './fang/sample.ts';
import type { Figures } from './figures.ts';
import { sampleFruit } from './fruit/sample.ts';
import type { Guise } from './guise.ts';
import { sampleHorn } from './horn/sample.ts';
import { samplePod } from './pod/sample.ts';
import type { Model, Recipe } from './recipe.ts';
import { sampleRoot } from './root/sample.ts';
import { sampleSlice } from './slice/sample.ts';
import { sampleTimber } from './timber/sample.ts';

/**
 * An individual of a taxon: the same one for the same seed. Where a blind count matters, ask
 * `individual` instead, which passes over those that could be counted otherwise.
 */
export function sample(figures: Figures, seed: number, guise: Guise = { tone: 'any' }): Recipe {
  const draw = samplers[figures.model as Model];
  if (!draw) throw new Error(`no builder for "${figures.model}"`);
  return draw(figures, seed, guise);
}

const samplers: Record<Model, (figures: Figures, seed: number, guise: Guise) => Recipe> = {
  falcon: sampleFalcon,
  fang: sampleFang,
  fruit: sampleFruit,
  horn: sampleHorn,
  pod: samplePod,
  root: sampleRoot,
  slice: sampleSlice,
  timber: sampleTimber
};
