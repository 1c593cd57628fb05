import { randomOf } from '#lib/domain/random.ts';
import type { Figures } from './figures.ts';
import { practiceSeed } from './seeds.ts';
import { views, type View } from './specimen.ts';

/** The individual that stands for a taxon: the same in every language and on every day. */
export const usualSeed = (taxon: string): number => practiceSeed(randomOf(`teach ${taxon}`)());

/** The views it is shown in. */
export function usualViews({ model }: Figures): View[] {
  // only horns are sawn
  return views.filter((view) => view !== 'cut' || model === 'horn');
}
