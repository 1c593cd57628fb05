import type { Language } from '#lib/domain/language.ts';
import { inGuideOrder } from '#lib/domain/taxon/guide-order.ts';
import { nameOf } from '#lib/domain/taxon/names.ts';
import { withoutNotes } from '#lib/domain/taxon/without-notes.ts';
import { taxonPage, type TaxonPage } from '#lib/domain/taxon/taxon-page.ts';
import { courseWords } from '#lib/server/course/words.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { loadTaxa, type LoadedTaxon } from './load-taxa.ts';
import { usualStillAddress } from './usual-specimen.ts';

/** What is printed of a taxon on a card: lines without the numbers of their sources. */
export type Card = {
  page: TaxonPage;
  lookAlikes: string[];
  stills: string[];
};

/** Sheets of cards are printed, not books: a link made by hand asks for no more. */
const mostCards = 100;

/** The cards of some taxa, or of a group of the guide; ids that are none are left out. */
export async function openCards(
  db: Db,
  { taxa: ids, group, language }: { taxa: string[]; group: string | null; language: Language }
): Promise<Card[]> {
  const taxa = await loadTaxa(db);
  const inGroup = [...taxa.values()].filter(({ taxon }) => group && taxon.group === group);
  const chosen = new Set([...ids.flatMap((id) => taxa.get(id) ?? []), ...inGroup]);
  const cards = inGuideOrder(
    [...chosen].map(({ taxon }) => taxon),
    language
  );
  return cards.slice(0, mostCards).map(({ id }) => cardOf(taxa.get(id)!, taxa, language));
}

function cardOf(
  loaded: LoadedTaxon,
  taxa: ReadonlyMap<string, LoadedTaxon>,
  language: Language
): Card {
  const page = taxonPage(loaded.taxon, courseWords(language));
  const plain = ({ lines, ...rest }: TaxonPage['decisive']) => ({
    ...rest,
    lines: lines.map(withoutNotes)
  });
  const alike = loaded.taxon.lookAlikes.flatMap((id) => taxa.get(id)?.taxon ?? []);
  const views =
    loaded.figures?.model === 'horn' ? (['front', 'lamp'] as const) : ['front' as const];
  return {
    page: { ...page, decisive: plain(page.decisive), actions: plain(page.actions) },
    lookAlikes: alike.map((taxon) => nameOf(taxon, language)),
    stills: views.flatMap((view) => usualStillAddress(loaded, view) ?? [])
  };
}
