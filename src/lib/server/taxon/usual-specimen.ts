import type { Still } from '#lib/domain/question/specimen/need.ts';
import type { View } from '#lib/domain/specimen/specimen.ts';
import { usualSeed, usualViews } from '#lib/domain/specimen/usual-individual.ts';
import { madeOf } from '#lib/server/specimen/made.ts';
import { stillAddress } from '#lib/server/specimen/still-address.ts';
import type { StillOrder } from '#lib/server/specimen/seal.ts';
import type { LoadedTaxon } from './load-taxa.ts';

export type TaxonStill = Still & { view: View };

/** Pictures of the individual that stands for a taxon, one a view; none where no specimen is drawn. */
export function usualStills(loaded: LoadedTaxon): TaxonStill[] {
  const shown = loaded.figures ? usualViews(loaded.figures) : [];
  return shown.flatMap((view) => stillOf(loaded, view) ?? []);
}

/**
 * Where one of its pictures is to be had; null: none is drawn. Nothing is built for it, so a list of
 * many taxa costs no more than their names.
 */
export function usualStillAddress(loaded: LoadedTaxon, view: View = 'front'): string | null {
  return loaded.figures && stillAddress(orderOf(loaded, view));
}

function stillOf(loaded: LoadedTaxon, view: View): TaxonStill | null {
  if (!loaded.figures) return null;
  const order = orderOf(loaded, view);
  const { width, height, pxPerCm } = madeOf(loaded.figures, order.seed, order.tone).frame(view, 0);
  return { view, address: stillAddress(order), width, height, scale: pxPerCm };
}

function orderOf({ taxon: { id }, courses }: LoadedTaxon, view: View): StillOrder {
  const revision = courses[0]!.revisionId;
  return { revision, taxon: id, seed: usualSeed(id), view, setting: 0, tone: 'own' };
}
