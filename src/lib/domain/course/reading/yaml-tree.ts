import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { Report } from '#lib/domain/course/problem.ts';

/** Where the parts of a YAML value stand, all the way down. */
export type Lines = { line: number; children: Map<string | number, Lines> };

/** A YAML value and where its parts stand. */
export type Tree = Lines & { value: unknown };

/** Reads YAML 1.2 as data; `firstLine` is where it begins in its file. null: not YAML. */
export function readYaml(text: string, firstLine: number, report: Report): Tree | null {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const error = doc.errors[0];
  if (error) {
    report(lineAt(error.pos[0]), 'bad-yaml', { why: error.message });
    return null;
  }
  const line = doc.contents?.range ? lineAt(doc.contents.range[0]) : firstLine;
  return { line, value: doc.toJS(), children: childrenOf(doc.contents, lineAt) };
}

function childrenOf(node: unknown, lineAt: (offset: number) => number): Lines['children'] {
  const children: Lines['children'] = new Map();
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      children.set(String(key.value), linesOf(value as Node | null, lineAt(startOf(key)), lineAt));
    }
  } else if (isSeq(node)) {
    node.items.forEach((item, index) =>
      children.set(index, linesOf(item as Node, lineAt(startOf(item as Node)), lineAt))
    );
  }
  return children;
}

function linesOf(node: Node | null, line: number, lineAt: (offset: number) => number): Lines {
  return { line, children: childrenOf(node, lineAt) };
}

const startOf = (node: Node) => node.range?.[0] ?? 0;
