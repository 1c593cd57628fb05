import type { Lines, Taxon } from '#lib/domain/course/taxon.ts';
import type { Words } from '#lib/domain/course/words.ts';
import { scribeAt } from '#lib/domain/course/writing/markdown.ts';
import type { Desk } from '#lib/domain/course/writing/scribe.ts';

/**
 * A writer of the lines of a taxon's card, in the reader's language where they are written in it: HTML
 * that was cleaned as that of courses is. `numberOf` gives the number that a source has on the page.
 */
export function lineWriter(
  taxon: Taxon,
  words: Words,
  numberOf: (source: string) => number
): (lines: Lines) => { language: string; lines: string[] } {
  let uses = 0;
  const desk: Desk = {
    ...{ language: words.language, original: 'en', words, today: null },
    // the check has said what is wrong with them
    report: () => {},
    ...{ taxa: new Map([[taxon.id, taxon]]), otherTaxa: new Set(), pictures: {}, sets: {} },
    notes: {
      use: (id) => ({ number: numberOf(id), anchor: `use-${numberOf(id)}-${++uses}` }),
      hidden: (write) => write(),
      collect: (write) => ({ result: write(), notes: [] }),
      all: () => []
    },
    hasNote: (id) => Object.hasOwn(taxon.sources, id),
    slug: (heading) => heading,
    follow: () => null,
    sees: () => {}
  };
  const scribe = scribeAt(desk);
  return (lines) => {
    const language =
      [words.language, 'en', ...Object.keys(lines)].find((one) => lines[one]) ?? 'en';
    return { language, lines: (lines[language] ?? []).map((line) => scribe.inline(line, 1)) };
  };
}
