import * as v from 'valibot';
import type { Report } from '#lib/domain/course/problem.ts';
import {
  id,
  lineOf,
  listOf,
  mapOf,
  mark,
  readShape,
  text,
  texts
} from '#lib/domain/course/reading/shape.ts';
import { readYaml } from '#lib/domain/course/reading/yaml-tree.ts';
import type { Glossary } from './glossary.ts';

const term = v.strictObject({
  id,
  term: texts,
  forms: v.optional(mapOf(listOf(text)), {}),
  definition: texts,
  source: v.optional(listOf(mark), [])
});
const shape = v.strictObject({
  terms: listOf(term),
  sources: v.optional(mapOf(text), {})
});

/** Pages are in these, and so is every entry. */
const needed = ['en', 'ru'];

/** Reads glossary.yaml; null: it cannot be used (reported). */
export function readGlossary(text: string, report: Report): Glossary | null {
  const tree = readYaml(text, 1, report);
  const glossary = tree && readShape(shape, tree, report);
  if (!glossary) return null;
  const seen = new Set<string>();
  glossary.terms.forEach((one, index) => {
    const line = (...path: string[]) => lineOf(tree, ['terms', index, ...path]);
    if (seen.has(one.id)) report(line('id'), 'term-twice', { term: one.id });
    seen.add(one.id);
    for (const key of ['term', 'definition'] as const)
      for (const language of needed)
        if (!one[key][language]) report(line(key), 'term-untold', { term: one.id, language });
    for (const source of one.source)
      if (!Object.hasOwn(glossary.sources, source))
        report(line('source'), 'unknown-source', { source });
  });
  return glossary;
}
