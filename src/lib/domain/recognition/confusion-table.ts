import type { Cell } from './recognition.ts';

/** What it was, and what it was taken for. */
export type ConfusionTable = { columns: string[]; rows: ConfusionRow[] };

export type ConfusionRow = {
  truth: string;
  /** null: too few people stand behind it. */
  told: { answers: number; people: number; cells: ConfusionCell[] } | null;
};

export type ConfusionCell = {
  answer: string;
  answers: number;
  /** How many of them were good: named rightly, stopped or let go as it should be. */
  good: number;
  /** How many people were sure of it and wrong. */
  sureWrong: number;
};

/** Answers that name nothing stand after those that do. */
const last = ['none', 'cannot-tell', 'clear', 'hold', 'seize'];

export function tableOf(
  cells: readonly Cell[],
  kind: Cell['kind'],
  behind: (truth: string) => { told: boolean; people: number }
): ConfusionTable {
  const own = cells.filter((cell) => cell.kind === kind);
  const truths = unique(own.map(({ truth }) => truth));
  const told = truths.filter((truth) => behind(truth).told);
  const seen = own.filter(({ truth }) => told.includes(truth));
  // in the order of the rows, so that what is right stands on the diagonal
  const answers = unique(seen.map(({ answer }) => answer));
  const columns = [
    ...truths.filter((truth) => answers.includes(truth)),
    ...answers.filter((answer) => !truths.includes(answer))
  ].sort((a, b) => last.indexOf(a) - last.indexOf(b));
  return {
    columns,
    rows: truths.map((truth) => {
      const row = own.filter((cell) => cell.truth === truth);
      if (!told.includes(truth)) return { truth, told: null };
      const people = behind(truth).people;
      const cells = columns.map((answer) => cellOf(row, answer));
      return { truth, told: { answers: sum(row.map((one) => one.answers)), people, cells } };
    })
  };
}

/** The mistakes that can be told, the most frequent first. */
export function mistakesOf({ rows }: ConfusionTable): (ConfusionCell & {
  truth: string;
  of: number;
  wrong: number;
})[] {
  return rows
    .flatMap(({ truth, told }) =>
      (told?.cells ?? []).map((cell) => ({
        ...cell,
        truth,
        of: told!.answers,
        wrong: cell.answers - cell.good
      }))
    )
    .filter(({ wrong }) => wrong > 0)
    .sort((a, b) => b.wrong - a.wrong);
}

function cellOf(row: readonly Cell[], answer: string): ConfusionCell {
  const cell = row.find((one) => one.answer === answer);
  const { answers = 0, good = 0, sure } = cell ?? {};
  return { answer, answers, good, sureWrong: sure ? sure.of - sure.count : 0 };
}

/** Taxa by name, then what stands for itself. */
const unique = (list: readonly string[]): string[] =>
  [...new Set(list)].sort(
    (a, b) => last.indexOf(a) - last.indexOf(b) || (a < b ? -1 : a > b ? 1 : 0)
  );

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
