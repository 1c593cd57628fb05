import type { Report } from '#lib/domain/course/problem.ts';
import { closest } from '#lib/domain/course/closest.ts';

/** Runs of Markdown between headings of the second level and containers, with their lines. */
export type Segment =
  | { kind: 'text'; line: number; text: string }
  | { kind: 'heading'; line: number; text: string }
  | Container;

/** `::: name argument {attributes}` … `:::` ; `text` is what stands between. */
export type Container = {
  kind: 'container';
  name: string;
  argument: string;
  attributes: string;
  line: number;
  text: string;
};

export type QuestionContainer = Container & { name: 'question' | 'identify' };

const containers = ['question', 'identify', 'specimen', 'compare', 'card', 'story', 'key', 'case'];

/** Containers that ask something. */
export const isQuestion = (segment: Segment): segment is QuestionContainer =>
  segment.kind === 'container' && (segment.name === 'question' || segment.name === 'identify');

/** Containers made of branches. */
export const isBranching = ({ name }: Container): boolean => name === 'key' || name === 'case';

/** Cuts a body into segments. Code fences are left alone. `firstLine`: the body's line in its file. */
export function readSegments(body: string, firstLine: number, report: Report): Segment[] {
  const segments: Segment[] = [];
  let fence: string | null = null;
  let open: (Container & { lines: string[] }) | null = null;
  let text: { line: number; lines: string[] } | null = null;
  const closeText = () => {
    if (text?.lines.some((line) => line.trim()))
      segments.push({ kind: 'text', line: text.line, text: text.lines.join('\n') });
    text = null;
  };
  body.split('\n').forEach((content, index) => {
    const line = firstLine + index;
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(content)?.[1];
    if (mark && (fence === null || (content.trim().startsWith(fence) && mark[0] === fence[0])))
      fence = fence === null ? mark : null;
    const colons = fence === null && /^:::+\s*(.*)$/.exec(content);
    if (open) {
      if (!colons) open.lines.push(content);
      else if (colons[1]!.trim() === '') {
        segments.push({ ...open, text: open.lines.join('\n') });
        open = null;
      } else {
        report(line, 'nested-container', { inside: open.name, line: open.line });
        segments.push({ ...open, text: open.lines.join('\n') });
        open = { ...readOpening(colons[1]!, line, report), lines: [] };
      }
      return;
    }
    if (colons) {
      closeText();
      if (colons[1]!.trim() === '') report(line, 'stray-close');
      else open = { ...readOpening(colons[1]!, line, report), lines: [] };
      return;
    }
    const heading = fence === null && /^##\s+(.+?)\s*#*\s*$/.exec(content);
    if (heading) {
      closeText();
      segments.push({ kind: 'heading', line, text: heading[1]! });
      return;
    }
    text ??= { line, lines: [] };
    text.lines.push(content);
  });
  closeText();
  const unclosed = open as (Container & { lines: string[] }) | null;
  if (unclosed) {
    report(unclosed.line, 'unclosed-container', { name: unclosed.name });
    segments.push({ ...unclosed, text: unclosed.lines.join('\n') });
  }
  return segments;
}

function readOpening(text: string, line: number, report: Report): Container {
  const match = /^([^\s{]+)\s*([^{]*?)\s*(?:\{([^}]*)\}?)?\s*$/.exec(text.trim());
  const [, name = text.trim(), argument = '', attributes = ''] = match ?? [];
  if (!containers.includes(name))
    report(line, 'unknown-container', {
      name,
      known: containers.join(', '),
      near: closest(name, containers) ?? ''
    });
  return { kind: 'container', name, argument, attributes, line, text: '' };
}
