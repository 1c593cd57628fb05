import type { Drawing, Taxon } from '#lib/domain/course/taxon.ts';

/**
 * The numbers of a taxon that its specimens are drawn from, without words and sources: small enough for
 * a browser. A character's single value is a list of one, a range a list of two.
 */
export type Figures = {
  model: string;
  /** Makes the seeds of one taxon draw otherwise than those of another. */
  salt: string;
  figures: Record<string, Drawing['value']>;
};

/** null where the taxon has no model: it is never drawn. */
export function figuresOf(taxon: Taxon): Figures | null {
  if (!taxon.model) return null;
  const figures: Figures['figures'] = {};
  for (const [name, { value }] of Object.entries(taxon.characters))
    if (typeof value === 'number' || Array.isArray(value)) figures[name] = [value].flat();
  for (const [name, { value }] of Object.entries(taxon.drawing)) figures[name] = value;
  return { model: taxon.model, salt: taxon.id, figures };
}
