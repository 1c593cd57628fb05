import { closest } from '#lib/domain/course/closest.ts';
import { problemList } from '#lib/domain/course/problem.ts';
import type { Report } from '#lib/domain/course/problem.ts';
import type { Taxon } from '#lib/domain/course/taxon.ts';
import { ownNames } from '#lib/domain/language.ts';
import { checkGuideLines } from './check-guide-lines.ts';
import { lineOf, readShape } from './shape.ts';
import { taxonShape } from './taxon-shape.ts';
import { readYaml, type Tree } from './yaml-tree.ts';

/**
 * Reads the taxa files (name -> text). A file with mistakes is left out and reported. `known`: the
 * names of all files there are, to tell whether a look-alike has one; left out: it is not asked.
 */
export function readTaxa(
  files: ReadonlyMap<string, string>,
  list: ReturnType<typeof problemList>,
  known?: Iterable<string>
): Map<string, Taxon> {
  const taxa = new Map<string, Taxon>();
  const ids = known && [...known].map((name) => name.replace(/\.yaml$/, ''));
  for (const [name, text] of files) {
    const report = list.in(`taxa/${name}`);
    const tree = readYaml(text, 1, report);
    const taxon = tree && readShape(taxonShape, tree, report);
    if (!taxon) continue;
    if (`${taxon.id}.yaml` !== name)
      report(lineOf(tree, ['id']), 'id-not-folder', { id: taxon.id });
    checkSources(taxon, tree, report);
    checkDeciding(taxon, tree, report);
    checkNames(taxon, tree, report);
    checkGuideLines(taxon, tree, report);
    if (ids) checkLookAlikes(taxon, ids, tree, report);
    taxa.set(taxon.id, taxon);
  }
  return taxa;
}

function checkSources(taxon: Taxon, tree: Tree, report: Report): void {
  const check = (path: (string | number)[], sources: string[]) => {
    for (const source of sources)
      if (!(source in taxon.sources))
        report(lineOf(tree, [...path, 'source']), 'unknown-source', { source });
  };
  for (const [name, { source }] of Object.entries(taxon.characters))
    check(['characters', name], source);
  for (const [name, { source }] of Object.entries(taxon.drawing)) check(['drawing', name], source);
  taxon.cites.forEach(({ source }, index) => check(['cites', index], source));
  taxon.iucn.forEach(({ source }, index) => check(['iucn', index], source));
  taxon.law.forEach(({ source }, index) => {
    check(['law', index], source);
    if (source.length === 0) report(lineOf(tree, ['law', index]), 'law-no-source');
  });
}

/** Names stand under a language that pages know, or under `trade` and `medicine`. */
function checkNames({ names, namesCheck }: Taxon, tree: Tree, report: Report): void {
  const known = [...Object.keys(ownNames), 'trade', 'medicine'];
  for (const key of Object.keys(names))
    if (!known.includes(key))
      report(lineOf(tree, ['names', key]), 'unknown-key', { key, near: closest(key, known) ?? '' });
  namesCheck.forEach((language, index) => {
    if (!names[language]?.length)
      report(lineOf(tree, ['names_check', index]), 'names-check-empty', { language });
  });
}

function checkLookAlikes(taxon: Taxon, ids: string[], tree: Tree, report: Report): void {
  taxon.lookAlikes.forEach((id, index) => {
    const near = closest(id, ids) ?? '';
    if (!ids.includes(id) || id === taxon.id)
      report(lineOf(tree, ['look_alikes', index]), 'unknown-look-alike', { taxon: id, near });
  });
}

/** What decides an exam item has to stand in the file; with an assumed one the taxon is for practice only. */
function checkDeciding(taxon: Taxon, tree: Tree, report: Report): void {
  taxon.deciding.forEach((name, index) => {
    const line = lineOf(tree, ['deciding', index]);
    const near = closest(name, Object.keys(taxon.characters)) ?? '';
    const character = taxon.characters[name];
    if (!character) report(line, 'unknown-deciding', { character: name, near });
    else if (character.status === 'published' && character.source.length === 0)
      report(line, 'deciding-no-source', { character: name });
  });
}
