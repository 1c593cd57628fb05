import { randomOf } from '#lib/domain/random.ts';
import type { Still } from '#lib/domain/question/specimen/need.ts';
import { practiceSeed } from '#lib/domain/specimen/seeds.ts';
import { views, type View } from '#lib/domain/specimen/specimen.ts';
import { madeOf } from '#lib/server/specimen/made.ts';
import { stillAddress } from '#lib/server/specimen/still-address.ts';
import type { LoadedTaxon } from './load-taxa.ts';

export type TaxonStill = Still & { view: View };

/** The individual that stands for a taxon: the same in every language and on every day. */
export const usualSeed = (taxon: string): number => practiceSeed(randomOf(`teach ${taxon}`)());

/** Its pictures, one a view; none where no specimen is drawn. */
export function usualStills(loaded: LoadedTaxon): TaxonStill[] {
  // only horns are sawn
  const shown = views.filter((view) => view !== 'cut' || loaded.figures?.model === 'horn');
  return shown.flatMap((view) => stillOf(loaded, view) ?? []);
}

/** Its first picture alone. */
export const usualStill = (loaded: LoadedTaxon): TaxonStill | null => stillOf(loaded, views[0]!);

function stillOf({ taxon: { id }, figures, courses }: LoadedTaxon, view: View): TaxonStill | null {
  if (!figures) return null;
  const [seed, tone] = [usualSeed(id), 'own' as const];
  const { width, height, pxPerCm } = madeOf(figures, seed, tone).frame(view, 0);
  const order = { revision: courses[0]!.revisionId, taxon: id, seed, view, setting: 0, tone };
  return { view, address: stillAddress(order), width, height, scale: pxPerCm };
}
