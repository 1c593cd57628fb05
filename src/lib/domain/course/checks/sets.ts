import { closest } from '#lib/domain/course/closest.ts';
import type { Sources } from '#lib/domain/course/reading/read-sources.ts';
import { lineOf } from '#lib/domain/course/reading/shape.ts';

/** The sets of course.md: taxa of this course, two or more, each with a model to make it from. */
export function checkSets({ course: { front: tree, report }, front, taxa }: Sources): void {
  const line = (...path: (string | number)[]) => lineOf(tree!, ['sets', ...path]);
  for (const [set, { taxa: members, protected: guarded }] of Object.entries(front.sets)) {
    if (new Set(members).size < 2) report(line(set), 'set-too-few', { set });
    members.forEach((taxon, index) => {
      const known = taxa.get(taxon);
      const near = closest(taxon, front.taxa) ?? '';
      if (!known) report(line(set, 'taxa', index), 'set-unknown-taxon', { set, taxon, near });
      else if (!known.model) report(line(set, 'taxa', index), 'set-without-model', { set, taxon });
    });
    guarded.forEach((taxon, index) => {
      if (!members.includes(taxon))
        report(line(set, 'protected', index), 'set-protected-stranger', { set, taxon });
    });
  }
}
