import { readFileSync } from 'node:fs';
import { problemList } from '#lib/domain/course/problem.ts';
import { readTaxa } from '#lib/domain/course/reading/read-taxa.ts';
import type { Taxon } from '#lib/domain/course/taxon.ts';
import { figuresOf, type Figures } from '#lib/domain/specimen/figures.ts';

/** A taxon of courses/taxa as the courses read it; a mistake in its file fails the test that asks. */
export function taxonOf(id: string): Taxon {
  const list = problemList();
  const name = `${id}.yaml`;
  const taxa = readTaxa(new Map([[name, readFileSync(`courses/taxa/${name}`, 'utf8')]]), list);
  const taxon = taxa.get(id);
  if (!taxon || list.problems.length) throw new Error(JSON.stringify(list.problems));
  return taxon;
}

export function figuresFor(id: string): Figures {
  const figures = figuresOf(taxonOf(id));
  if (!figures) throw new Error(`${id} has no model`);
  return figures;
}
