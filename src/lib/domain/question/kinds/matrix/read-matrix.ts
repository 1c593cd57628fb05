import type { Item, Shapes } from '#lib/domain/question/question.ts';
import type { QuestionDesk } from '#lib/domain/question/question-desk.ts';
import type { RawQuestion } from '#lib/domain/question/reading/raw-question.ts';

export type Matrix = {
  line: number;
  head: string;
  columns: string[];
  rows: { name: string; ticks: boolean[]; line: number }[];
};

/** Head, ruler, two rows or more, all equally long; null: cannot be used (reported). */
export function readMatrix(raw: RawQuestion, desk: QuestionDesk): Matrix | null {
  if (raw.answer.shape !== 'table') return null;
  const [heads, ruler, ...rows] = raw.answer.rows;
  const isEven = raw.answer.rows.every(({ cells }) => cells.length === heads!.cells.length);
  const isRuled = ruler?.cells.every((cell) => /^:?-+:?$/.test(cell));
  if (!heads || !isEven || !isRuled || heads.cells.length < 3 || rows.length < 2) {
    desk.report(raw.answer.line, 'bad-matrix', { question: raw.id });
    return null;
  }
  const [head, ...columns] = heads.cells as [string, ...string[]];
  reportNames(columns, () => heads.line, raw.id, desk);
  reportNames(
    rows.map(({ cells }) => cells[0]!),
    (index) => rows[index]!.line,
    raw.id,
    desk
  );
  const read = rows.map(({ cells: [name, ...cells], line }) => {
    const odd = cells.find((cell) => cell !== '' && !isTick(cell));
    if (odd !== undefined) desk.report(line, 'bad-tick', { question: raw.id, got: odd });
    return { name: name!, ticks: cells.map(isTick), line };
  });
  return { line: heads.line, head, columns, rows: read };
}

/** The words of a matrix as HTML; `idOf` names what they stand for. */
export function rowAndColumns(
  { head, columns, rows, line }: Matrix,
  desk: QuestionDesk,
  idOf: (text: string) => string
): Shapes['matrix']['text'] {
  const item = (text: string, line: number): Item => ({
    id: idOf(text),
    html: desk.inline({ text, line })
  });
  return {
    head: head && desk.inline({ text: head, line }),
    rows: rows.map(({ name, line }) => item(name, line)),
    columns: columns.map((name) => item(name, line))
  };
}

/** An empty name cannot be ticked, two equal ones cannot be told apart. */
function reportNames(
  names: string[],
  lineOf: (index: number) => number,
  question: string,
  desk: QuestionDesk
): void {
  const plain = names.map((name) => name.toLowerCase().replace(/\s+/g, ' '));
  plain.forEach((name, index) => {
    const first = plain.indexOf(name);
    if (name === '') desk.report(lineOf(index), 'choice-empty', { question });
    else if (first < index)
      desk.report(lineOf(index), 'choice-twice', {
        question,
        choice: names[index]!,
        first: lineOf(first)
      });
  });
}

/** A Russian keyboard writes another x. */
const isTick = (cell: string) => /^[xх×]$/i.test(cell);
