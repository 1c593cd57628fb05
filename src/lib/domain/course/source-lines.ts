import type { Problem } from './problem.ts';

/** A line of a trainer's file, with what is wrong there and what sort of line it is. */
export type SourceLine = {
  number: number;
  text: string;
  /** `container`: ::: lines; `mark`: headings and answers; `quote`: alerts, feedback, explanations. */
  kind: 'container' | 'mark' | 'quote' | 'text';
  /** The worst of the problems that stand on it. */
  problem: Problem['severity'] | null;
};

/** Cuts a file into lines; `problems` are those of this file. */
export function sourceLines(
  text: string,
  problems: Pick<Problem, 'line' | 'severity'>[]
): SourceLine[] {
  const worst = new Map<number, Problem['severity']>();
  for (const { line, severity } of problems)
    if (worst.get(line) !== 'error') worst.set(line, severity);
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line, index) => ({
      number: index + 1,
      text: line,
      kind: kindOf(line),
      problem: worst.get(index + 1) ?? null
    }));
}

/** Where a question begins in these lines; null: it is not in this file. */
export function questionLine(lines: SourceLine[], id: string): number | null {
  const line = lines.find(({ text }) => /^:::\s*question\s+(\S+)/.exec(text)?.[1] === id);
  return line?.number ?? null;
}

function kindOf(line: string): SourceLine['kind'] {
  if (/^\s*:::/.test(line)) return 'container';
  if (/^\s*(#{1,6}\s|[-*] [([][ x?]{0,2}[)\]]|= )/.test(line)) return 'mark';
  return /^\s*>/.test(line) ? 'quote' : 'text';
}
