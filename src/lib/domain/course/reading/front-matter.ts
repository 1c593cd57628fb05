import type { Report } from '#lib/domain/course/problem.ts';
import { readYaml, type Tree } from './yaml-tree.ts';

export type Sheet = {
  /** null: there is none, or it is not YAML (already reported). */
  front: Tree | null;
  body: string;
  /** The line of the file (from 1) on which `body` begins. */
  bodyLine: number;
};

/** Cuts a Markdown file into its front matter, which is read as data only, and its body. */
export function readSheet(text: string, report: Report): Sheet {
  const match = /^---[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/.exec(text);
  if (!match) {
    report(1, 'no-front-matter');
    return { front: null, body: text, bodyLine: 1 };
  }
  return {
    front: readYaml(match[1]!, 2, report),
    body: text.slice(match[0].length),
    bodyLine: match[0].split('\n').length
  };
}
