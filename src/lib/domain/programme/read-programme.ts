import * as v from 'valibot';
import { closest } from '#lib/domain/course/closest.ts';
import type { Report } from '#lib/domain/course/problem.ts';
import { id, lineOf, listOf, readShape, texts } from '#lib/domain/course/reading/shape.ts';
import { readYaml } from '#lib/domain/course/reading/yaml-tree.ts';
import type { Programme } from './programme.ts';

const shape = v.strictObject({
  title: texts,
  summary: texts,
  groups: listOf(v.strictObject({ id, title: texts, courses: listOf(id) }))
});

/** Reads programme.yaml; null: it cannot be used (reported). `known`: the courses there are. */
export function readProgramme(
  text: string,
  report: Report,
  known?: readonly string[]
): Programme | null {
  const tree = readYaml(text, 1, report);
  const programme = tree && readShape(shape, tree, report);
  if (!programme) return null;
  const seen = new Set<string>();
  programme.groups.forEach(({ courses }, group) =>
    courses.forEach((course, place) => {
      const line = lineOf(tree, ['groups', group, 'courses', place]);
      if (seen.has(course)) report(line, 'programme-course-twice', { course });
      seen.add(course);
      if (known && !known.includes(course))
        report(line, 'programme-unknown-course', { course, near: closest(course, known) ?? '' });
    })
  );
  for (const course of known ?? [])
    if (!seen.has(course)) report(1, 'programme-without-course', { course });
  return programme;
}
