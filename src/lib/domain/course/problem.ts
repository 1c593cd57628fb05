import { problemCodes, type ProblemCode } from './problem-codes.ts';

/**
 * Something a trainer should put right. `code` and `values` are put into words by the messages
 * `problem_CODE` (hyphens as underscores), so a trainer reads them in the own language.
 */
export type Problem = {
  /** From the courses folder: `saiga-horn/02-the-horn.md`. */
  file: string;
  /** From 1. */
  line: number;
  severity: 'error' | 'warning';
  code: ProblemCode;
  values: Record<string, string>;
};

/** Says a problem of one file. */
export type Report = (
  line: number,
  code: ProblemCode,
  values?: Record<string, string | number>
) => void;

/** A list of problems, and a way to add to it file by file. The same problem is said once. */
export function problemList(): { problems: Problem[]; in: (file: string) => Report } {
  const problems: Problem[] = [];
  const said = new Set<string>();
  const report = (file: string, line: number, code: ProblemCode, values: Problem['values']) => {
    const key = JSON.stringify([file, line, code, values]);
    if (said.has(key)) return;
    said.add(key);
    problems.push({ file, line, severity: problemCodes[code], code, values });
  };
  return {
    problems,
    in:
      (file) =>
      (line, code, values = {}) =>
        report(
          file,
          line,
          code,
          Object.fromEntries(Object.entries(values).map(([k, v]) => [k, String(v)]))
        )
  };
}

/** Errors first within a file, then by line: the order in which one works through them. */
export function inReadingOrder(problems: Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      (a.code < b.code ? -1 : 1)
  );
}
