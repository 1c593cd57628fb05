import type { Taxon } from '#lib/domain/course/taxon.ts';
import type { Language } from '#lib/domain/language.ts';
import { nameOf } from './names.ts';

/** What a law speaks of first, then what grows or lives, then what imitates; each by its name. */
export function inGuideOrder(taxa: readonly Taxon[], language: Language): Taxon[] {
  const order = new Intl.Collator(language);
  return taxa.toSorted(
    (a, b) => rank(a) - rank(b) || order.compare(nameOf(a, language), nameOf(b, language))
  );
}

function rank({ cites, law, redLists, iucn, kind }: Taxon): number {
  if (cites.length + law.length + redLists.length + iucn.length > 0) return 0;
  return kind === 'taxon' ? 1 : 2;
}
