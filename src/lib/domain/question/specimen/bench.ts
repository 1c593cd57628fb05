import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import type { TaxonGroup } from '#lib/domain/recognition/taxon-group.ts';
import type { Measures, View } from '#lib/domain/specimen/specimen.ts';
import type { Spot, Still } from './need.ts';

/** Where individuals are made and pictured: asked by a question that has been drawn one. */
export type Bench = {
  taxon(id: string): BenchTaxon;
  measures(drawn: Drawn): Measures;
  /** `any`: as it happens to lie, which says nothing about it; `plain`: straight, to be measured. */
  still(drawn: Drawn, view: View, lies: 'plain' | 'any'): Still;
  /** The features that can be seen in a view, lying plain. */
  spots(drawn: Drawn, view: View): Spot[];
};

/** What a question must know of a taxon to offer it as an answer. */
export type BenchTaxon = {
  id: string;
  latin: string;
  names: Record<string, string[]>;
  /** Characters that decide what it is. */
  deciding: string[];
  group: TaxonGroup;
};
