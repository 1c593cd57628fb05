import { closest } from '#lib/domain/course/closest.ts';
import type { Report } from '#lib/domain/course/problem.ts';
import type { Taxon } from '#lib/domain/course/taxon.ts';
import { lineOf } from './shape.ts';
import type { Tree } from './yaml-tree.ts';

/**
 * The lines of a card (`decisive`, `actions`): as many in every language, notes of this file's sources,
 * facts of this species alone, for a card stands by itself. What decides rests on a source or on a fact.
 */
export function checkGuideLines(taxon: Taxon, tree: Tree, report: Report): void {
  for (const key of ['decisive', 'actions'] as const) {
    const lists = Object.entries(taxon[key]);
    const [first, reference] = lists[0] ?? ['', []];
    for (const [language, lines] of lists) {
      if (lines.length !== reference.length) {
        const about = { key, language, first, own: lines.length, original: reference.length };
        report(lineOf(tree, [key, language]), 'lines-differ', about);
      }
      lines.forEach((line, index) => {
        const at = lineOf(tree, [key, language, index]);
        checkLine(line, taxon, (code, values) => report(at, code, values));
        if (key === 'decisive' && !/\[\^[\w-]+\]|\{\{/.test(line))
          report(at, 'line-without-source', { key });
      });
    }
  }
}

type Say = (code: Parameters<Report>[1], values: Parameters<Report>[2]) => void;

function checkLine(line: string, taxon: Taxon, say: Say): void {
  for (const [, source] of line.matchAll(/\[\^([\w-]+)\]/g))
    if (!Object.hasOwn(taxon.sources, source!)) say('unknown-source', { source: source! });
  for (const [, own, path] of line.matchAll(/\{\{\s*([\w-]+)\.([\w.-]+)\s*\}\}/g)) {
    const name = path!.split('.')[0]!;
    if (own !== taxon.id) say('foreign-fact', { fact: `${own}.${path}` });
    else if (!known.includes(name) && !Object.hasOwn(taxon.characters, name)) {
      const near = closest(name, [...Object.keys(taxon.characters), ...known]) ?? '';
      say('unknown-fact', { taxon: own, fact: path!, near });
    }
  }
}

const known = ['latin', 'name', 'names', 'hs', 'cites', 'iucn'];
