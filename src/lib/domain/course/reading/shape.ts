import * as v from 'valibot';
import { closest } from '#lib/domain/course/closest.ts';
import { problemCodes, type ProblemCode } from '#lib/domain/course/problem-codes.ts';
import type { Report } from '#lib/domain/course/problem.ts';
import type { Lines, Tree } from './yaml-tree.ts';

/** Pieces that the shapes are made of; the message of each is the code of its problem. */
export const text = v.pipe(v.string('not-text'), v.trim(), v.minLength(1, 'not-text'));
export const id = v.pipe(v.string('not-an-id'), v.regex(/^[a-z0-9][a-z0-9_-]*$/, 'not-an-id'));
export const day = v.pipe(v.string('not-a-date'), v.check(isDay, 'not-a-date'));
export const positive = v.pipe(v.number('not-a-number'), v.minValue(1, 'not-positive'));
export const count = v.pipe(positive, v.integer('not-positive'));
export const percent = v.pipe(
  v.number('not-a-number'),
  v.minValue(0, 'not-a-percent'),
  v.maxValue(100, 'not-a-percent')
);
export const flag = v.boolean('not-yes-or-no');
/** Numbers of sources are often bare: 19 is taken as "19". */
export const mark = v.pipe(v.union([v.string(), v.number()], 'not-text'), v.transform(String));
export const listOf = <S extends v.GenericSchema>(item: S) => v.array(item, 'not-a-list');
export const mapOf = <S extends v.GenericSchema>(item: S) =>
  v.record(v.string('not-text'), item, 'not-a-map');
/** One text for all languages, or one a language. */
export const texts = v.pipe(
  v.union([v.string(), v.record(v.string(), v.string())], 'not-text'),
  v.transform((given): Record<string, string> =>
    typeof given === 'string' ? { '*': given } : given
  )
);

type Entries = Record<string, v.GenericSchema>;

/** Reads a tree by a shape; what is wrong is reported on its own line. null when anything was. */
export function readShape<S extends v.GenericSchema>(
  shape: S,
  tree: Tree,
  report: Report
): v.InferOutput<S> | null {
  const result = v.safeParse(shape, tree.value ?? {});
  if (result.success) return result.output;
  for (const issue of result.issues) {
    const path = (issue.path ?? []).map((step) => step.key as string | number);
    const line = lineOf(tree, path);
    const key = String(path.at(-1) ?? '');
    if (issue.type === 'strict_object' && issue.expected === 'never') {
      const near = closest(key, Object.keys(entriesAt(shape, path.slice(0, -1))));
      report(line, 'unknown-key', { key, near: near ?? '' });
    } else if (issue.type === 'strict_object' && issue.received === 'undefined') {
      report(line, 'missing-key', { key });
    } else if (issue.message in problemCodes) {
      report(line, issue.message as ProblemCode, { key, got: issue.received });
    } else {
      report(line, issue.type === 'strict_object' ? 'not-a-map' : 'not-text', { key });
    }
  }
  return null;
}

/** The line of the deepest node on the path that exists: for a missing key, its parent's. */
export function lineOf(tree: Lines, path: readonly (string | number)[]): number {
  let node = tree;
  for (const key of path) {
    const child = node.children.get(key) ?? node.children.get(String(key));
    if (!child) break;
    node = child;
  }
  return node.line;
}

/** The keys known at a path of a shape; descends through optional, pipe, array and record. */
function entriesAt(shape: unknown, path: readonly (string | number)[]): Entries {
  const node = shape as {
    wrapped?: unknown;
    pipe?: unknown[];
    item?: unknown;
    value?: unknown;
    entries?: Entries;
  };
  if (node.wrapped) return entriesAt(node.wrapped, path);
  if (node.pipe && !node.entries) return entriesAt(node.pipe[0], path);
  if (path.length === 0) return node.entries ?? {};
  const next = node.entries ? node.entries[String(path[0])] : (node.item ?? node.value);
  return next ? entriesAt(next, path.slice(1)) : {};
}

function isDay(given: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given);
  if (!match) return false;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  const lengths = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28];
  const longest = month === 2 ? lengths[1]! : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && date >= 1 && date <= longest;
}
