import type { Taxon } from '#lib/domain/course/taxon.ts';
import type { Language } from '#lib/domain/language.ts';
import { findTaxa, type FoundTaxon } from '#lib/domain/taxon/find-taxa.ts';
import { groups, type Group } from '#lib/domain/taxon/group.ts';
import { inGuideOrder } from '#lib/domain/taxon/guide-order.ts';
import { nameOf } from '#lib/domain/taxon/names.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { loadTaxa } from './load-taxa.ts';
import { usualStillAddress } from './usual-specimen.ts';

/** A taxon in the field guide. `by`: the name it was found by, where that is not what it is called here. */
export type GuideLine = {
  id: string;
  name: string;
  latin: string;
  imitation: boolean;
  hs: string[];
  still: string | null;
  by: FoundTaxon['by'] | null;
};

export type Guide = {
  /** In the order of the guide; empty groups are left out. null: of no group. */
  groups: { group: Group | null; lines: GuideLine[] }[];
  count: number;
  /** Nothing is called so; these are called almost so. */
  near: boolean;
};

/** The field guide, or what of it is called as was typed. One statement while courses stay the same. */
export async function openGuide(
  db: Db,
  { text, language }: { text: string; language: Language }
): Promise<Guide> {
  const taxa = await loadTaxa(db);
  const all = [...taxa.values()].map(({ taxon }) => taxon);
  const found: { taxon: Taxon; by: FoundTaxon['by'] | null; near: boolean }[] =
    text.trim() === ''
      ? inGuideOrder(all, language).map((taxon) => ({ taxon, by: null, near: false }))
      : findTaxa(all, text);
  const lines = found.map(({ taxon, by }) => {
    const name = nameOf(taxon, language);
    const { id, latin, kind, hs, group } = taxon;
    const isCalledSo = by && by.name !== name && by.language !== 'latin' && by.language !== 'hs';
    const still = usualStillAddress(taxa.get(id)!);
    const line = { id, name, latin, imitation: kind === 'imitation', hs, still };
    return { group, line: { ...line, by: isCalledSo ? by : null } };
  });
  return {
    groups: [...groups, null].flatMap((group) => {
      const own = lines.filter((one) => one.group === group).map(({ line }) => line);
      return own.length > 0 ? [{ group, lines: own }] : [];
    }),
    count: lines.length,
    near: found.some(({ near }) => near)
  };
}
