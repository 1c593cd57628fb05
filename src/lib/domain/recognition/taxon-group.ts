import type { Course } from '#lib/domain/course/course.ts';
import type { Taxon } from '#lib/domain/course/taxon.ts';
import type { Question } from '#lib/domain/question/question.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { groupOfModel, groups } from '#lib/domain/taxon/group.ts';

/** What recognition is told by. `other`: nothing says which group, or more than one. */
export const taxonGroups = [...groups, 'other'] as const;
export type TaxonGroup = (typeof taxonGroups)[number];

export const isTaxonGroup = (text: string | null): text is TaxonGroup =>
  (taxonGroups as readonly (string | null)[]).includes(text);

/** The group that the taxon's file names, else that of the model that draws it. */
export const groupOfTaxon = ({ group, model }: Pick<Taxon, 'group' | 'model'>): TaxonGroup =>
  group ?? groupOfModel(model) ?? 'other';

/**
 * The group that a question is about: of the individual that was drawn; of a picture, which names no
 * taxon, that of the sets of its course, else of all taxa of the course, where these are of one group.
 */
export function groupOfQuestion(
  { bench, sets, taxa }: Pick<Course, 'bench' | 'sets' | 'taxa'>,
  { need }: Pick<Question, 'need'>,
  drawn: Drawn | null
): TaxonGroup {
  const groupOf = (id: string): TaxonGroup => bench[id]?.group ?? 'other';
  if (need && drawn) return groupOf(drawn.taxon);
  const inSets = Object.values(sets).flatMap((set) => set.taxa);
  return onlyOne(inSets.map(groupOf)) ?? onlyOne(taxa.map(groupOf)) ?? 'other';
}

/** The one group that they share, `other` left out; null: none, or more than one. */
function onlyOne(groups: readonly TaxonGroup[]): TaxonGroup | null {
  const known = [...new Set(groups)].filter((group) => group !== 'other');
  return known.length === 1 ? known[0]! : null;
}
