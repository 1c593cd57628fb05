import { groupOfTaxon } from '#lib/domain/recognition/taxon-group.ts';
import { figuresOf } from '#lib/domain/specimen/figures.ts';
import type { Course } from './course.ts';
import type { Taxon } from './taxon.ts';

/** The taxa of a course that specimens can be made of, with what questions ask about them. */
export function benchOf(taxa: ReadonlyMap<string, Taxon>): Course['bench'] {
  const bench: Course['bench'] = {};
  for (const taxon of taxa.values()) {
    const figures = figuresOf(taxon);
    const { id, latin, names, deciding } = taxon;
    const group = groupOfTaxon(taxon);
    if (figures) bench[id] = { id, latin, names, deciding, group, figures };
  }
  return bench;
}
