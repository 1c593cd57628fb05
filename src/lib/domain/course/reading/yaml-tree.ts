import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { Report } from '#lib/domain/course/problem.ts';

/** A YAML value that knows on which line it stands, all the way down. */
export type Tree = { line: number; value: unknown; children: Map<string | number, Tree> };

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

function childrenOf(node: unknown, lineAt: (offset: number) => number): Tree['children'] {
  const children: Tree['children'] = new Map();
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      children.set(String(key.value), treeOf(value as Node | null, lineAt(startOf(key)), lineAt));
    }
  } else if (isSeq(node)) {
    node.items.forEach((item, index) =>
      children.set(index, treeOf(item as Node, lineAt(startOf(item as Node)), lineAt))
    );
  }
  return children;
}

function treeOf(node: Node | null, line: number, lineAt: (offset: number) => number): Tree {
  return { line, value: node?.toJSON() ?? null, children: childrenOf(node, lineAt) };
}

const startOf = (node: Node) => node.range?.[0] ?? 0;
