import type { Container } from '#lib/domain/course/reading/segments.ts';
import type { Report } from '#lib/domain/course/problem.ts';
import type { Need } from '#lib/domain/question/specimen/need.ts';

/** A piece of Markdown and the line on which it begins. */
export type Piece = { text: string; line: number };

/** `mark`: what stands between the brackets, without spaces: '', 'x', '?', '?x'. */
export type RawChoice = Piece & { mark: string; feedback: Piece | null };

/** The answer part, told by its shape. */
export type RawAnswer =
  | { shape: 'none' }
  | { shape: 'round' | 'square' | 'numbers'; line: number; choices: RawChoice[] }
  | { shape: 'table'; line: number; rows: { cells: string[]; line: number }[] }
  | { shape: 'equals'; line: number; text: string }
  /** `place`: `#id` or a region drawn in place; '' for an extra label. */
  | { shape: 'labels'; line: number; labels: (Piece & { place: string })[] }
  | { shape: 'groups'; line: number; groups: (Piece & { items: RawChoice[] })[] };

export type RawQuestion = {
  id: string;
  line: number;
  stem: Piece;
  answer: RawAnswer;
  explanation: Piece | null;
  /** What is asked about a specimen. */
  specimen: { need: Need | null; feature: boolean };
};

/** Cuts the text of a question into stem, answer part and explanation. */
export function readRawQuestion(container: Container, report: Report): RawQuestion {
  const lines = container.text
    .split('\n')
    .map((text, index) => ({ text, line: container.line + 1 + index }));
  const { rest, explanation } = takeExplanation(lines);
  const start = startOfAnswer(rest);
  const stem = rest.slice(0, start.index);
  return {
    id: container.argument.trim(),
    line: container.line,
    stem: pieceOf(stem, container.line + 1),
    answer: readAnswerPart(start.shape, rest.slice(start.index), report),
    explanation,
    specimen: { need: null, feature: false }
  };
}

type Line = { text: string; line: number };

const starts = {
  round: /^[-*+]\s+\(([x?]{0,2}|\s)\)(?:\s+|$)(.*)$/i,
  square: /^[-*+]\s+\[(x|\s?)\](?:\s+|$)(.*)$/i,
  equals: /^=\s*(.+)$/,
  labels: /^[-*+]\s+(#[\w-]+|circle\s[^:]+|-?\d[\d.]*%,[^:]+|(?=:))\s*:\s+(.*)$/,
  groups: /^###\s+(.+?)\s*#*\s*$/,
  bullets: /^[-*+]\s+(.*)$/,
  table: /^\|/,
  numbers: /^\d+[.)]\s+(.*)$/
};

/** The quote at the very end, outside any choice. */
function takeExplanation(lines: Line[]): { rest: Line[]; explanation: Piece | null } {
  let end = lines.length;
  while (end > 0 && lines[end - 1]!.text.trim() === '') end--;
  let start = end;
  while (start > 0 && /^>/.test(lines[start - 1]!.text)) start--;
  if (start === end) return { rest: lines.slice(0, end), explanation: null };
  const quote = lines.slice(start, end).map(({ text }) => text.replace(/^> ?/, ''));
  return {
    rest: lines.slice(0, start),
    explanation: { text: quote.join('\n'), line: lines[start]!.line }
  };
}

/** Choices win over a list or a table, which may belong to the stem; of these the last counts. */
function startOfAnswer(lines: Line[]): { index: number; shape: RawAnswer['shape'] } {
  for (const shape of ['round', 'square', 'equals', 'labels', 'groups'] as const) {
    const index = lines.findIndex(({ text }) => starts[shape].test(text));
    if (index >= 0) return { index, shape };
  }
  for (const shape of ['table', 'numbers'] as const) {
    let index = lines.findLastIndex(({ text }) => starts[shape].test(text));
    if (index < 0) continue;
    while (index > 0 && continues(shape, lines[index - 1]!.text)) index--;
    return { index, shape };
  }
  return { index: lines.length, shape: 'none' };
}

const continues = (shape: 'table' | 'numbers', text: string) =>
  starts[shape].test(text) || (shape === 'numbers' && /^\s+\S/.test(text));

function readAnswerPart(shape: RawAnswer['shape'], lines: Line[], report: Report): RawAnswer {
  if (shape === 'none') return { shape };
  const line = lines[0]!.line;
  if (shape === 'equals') {
    reportRest(lines.slice(1), report);
    return { shape, line, text: starts.equals.exec(lines[0]!.text)![1]!.trim() };
  }
  if (shape === 'table') {
    const rows = lines.filter(({ text }) => starts.table.test(text));
    reportRest(lines.slice(rows.length), report);
    return { shape, line, rows: rows.map((row) => ({ cells: cellsOf(row.text), line: row.line })) };
  }
  if (shape === 'labels') return { shape, line, labels: readLabels(lines, report) };
  if (shape === 'groups') return { shape, line, groups: readGroups(lines, report) };
  return { shape, line, choices: readChoices(shape, lines, report) };
}

function readLabels(lines: Line[], report: Report): (Piece & { place: string })[] {
  const parts = lines.map(({ text, line }) => ({ text, line, part: starts.labels.exec(text) }));
  const other = parts.filter(({ part }) => !part);
  reportRest(other, report);
  return parts.flatMap(({ part, line }) =>
    part ? [{ place: part[1]!.trim(), text: part[2]!.trim(), line }] : []
  );
}

/** `### Group` heads the `- items` below it. */
function readGroups(lines: Line[], report: Report): (Piece & { items: RawChoice[] })[] {
  const heads = lines.flatMap(({ text }, index) => (starts.groups.test(text) ? [index] : []));
  return heads.map((start, index) => ({
    text: starts.groups.exec(lines[start]!.text)![1]!,
    line: lines[start]!.line,
    items: readChoices('bullets', lines.slice(start + 1, heads[index + 1]), report)
  }));
}

function readChoices(
  shape: 'round' | 'square' | 'numbers' | 'bullets',
  lines: Line[],
  report: Report
): RawChoice[] {
  const choices: RawChoice[] = [];
  for (const { text, line } of lines) {
    const start = starts[shape].exec(text);
    const current = choices.at(-1);
    if (start) {
      const [mark, words] = start.length === 2 ? ['', start[1]!] : [start[1]!, start[2]!];
      choices.push({ mark: mark.trim().toLowerCase(), text: words.trim(), line, feedback: null });
    } else if (/^\s+>/.test(text) && current) {
      const said = text.trim().replace(/^> ?/, '');
      current.feedback = current.feedback
        ? { ...current.feedback, text: `${current.feedback.text}\n${said}` }
        : { text: said, line };
    } else if (/^\s{2,}\S/.test(text) && current && !current.feedback) {
      current.text = `${current.text} ${text.trim()}`;
    } else if (otherShape(shape, text)) {
      report(line, 'mixed-answers');
    } else if (text.trim() !== '') {
      report(line, 'text-after-answers', { text: text.trim().slice(0, 40) });
    }
  }
  return choices;
}

function otherShape(shape: string, text: string): boolean {
  return (['round', 'square', 'equals'] as const).some(
    (other) => other !== shape && starts[other].test(text)
  );
}

function reportRest(lines: Line[], report: Report): void {
  const more = lines.find(({ text }) => text.trim() !== '');
  if (more) report(more.line, 'text-after-answers', { text: more.text.trim().slice(0, 40) });
}

/** Cells of a table's row; `\|` is a bar within a cell. */
function cellsOf(row: string): string[] {
  const inside = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inside.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
}

function pieceOf(lines: Line[], line: number): Piece {
  const first = lines.findIndex(({ text }) => text.trim() !== '');
  if (first < 0) return { text: '', line };
  return {
    text: lines
      .slice(first)
      .map(({ text }) => text)
      .join('\n')
      .trimEnd(),
    line: lines[first]!.line
  };
}
