import { refused, valuesOf } from '#lib/domain/question/answer-fields.ts';
import { choiceId } from '#lib/domain/question/choice-id.ts';
import { markOf } from '#lib/domain/question/marks.ts';
import type { Item, Shapes } from '#lib/domain/question/question.ts';
import type { QuestionDesk } from '#lib/domain/question/question-desk.ts';
import type { KindRules } from '#lib/domain/question/kinds/kind-rules.ts';
import type { RawQuestion } from '#lib/domain/question/reading/raw-question.ts';
import { shuffle } from '#lib/domain/random.ts';

/** A table of two columns; a right cell whose left is empty is an extra that matches nothing. */
export const match: KindRules<'match'> = {
  read(raw, desk) {
    const table = readTable(raw, desk);
    if (!table) return null;
    const lefts = table.rows.filter(({ cells }) => cells[0] !== '');
    if (lefts.length < 2 || table.rows.some(({ cells }) => cells[1] === '')) {
      desk.report(raw.line, 'bad-match', { question: raw.id });
      return null;
    }
    const twice = lefts.find(
      ({ cells }, index) => lefts.findIndex((row) => row.cells[0] === cells[0]) < index
    );
    if (twice)
      desk.report(twice.line, 'choice-twice', {
        question: raw.id,
        choice: twice.cells[0],
        first: lefts[0]!.line
      });
    const idOf = (text: string) => choiceId(raw.id, text);
    return {
      key: {
        pairs: Object.fromEntries(lefts.map(({ cells }) => [idOf(cells[0]), idOf(cells[1])]))
      },
      text: textOf(table, desk, (row, side) => idOf(row.cells[side]))
    };
  },

  /** Rows stand in the order of the original; equal rights are one choice there, so also here. */
  translate(raw, original, desk) {
    const table = readTable(raw, desk);
    const { lefts, rowIds } = original.text;
    if (!table || table.rows.length !== rowIds.length) {
      const values = {
        question: raw.id,
        own: table?.rows.length ?? 0,
        original: lefts.length + (rowIds.length - lefts.length)
      };
      desk.report(raw.line, 'translation-choices', values);
      return null;
    }
    const fits = table.rows.every(({ cells }, index) => (cells[0] === '') === !rowIds[index]![0]);
    if (!fits) {
      desk.report(raw.line, 'bad-match', { question: raw.id });
      return null;
    }
    return textOf(table, desk, (_row, side, index) => rowIds[index]![side]);
  },

  asked: (_question, { heads, lefts, rights }, seed) => ({
    heads,
    lefts: shuffle(lefts, `${seed} left`),
    rights: shuffle(rights, seed)
  }),

  readAnswer(question, fields) {
    const { lefts, rights } = question.texts[question.original]!;
    const pairs: Record<string, string> = {};
    for (const { id } of lefts) {
      const right = valuesOf(fields, `pair_${id}`)[0];
      if (right === undefined) continue;
      if (!rights.some((item) => item.id === right)) return refused('unknown-choice');
      pairs[id] = right;
    }
    if (Object.keys(pairs).length === 0) return refused('empty');
    return { kind: 'answer', answer: { kind: 'match', pairs } };
  },

  mark(question, answer) {
    const lefts = Object.entries(question.key.pairs);
    const right = lefts.filter(([left, id]) => answer.pairs[left] === id);
    return markOf(right.length / lefts.length);
  },

  explained: (question, { heads, lefts, rights }) => ({
    heads,
    pairs: lefts.map((left) => ({
      left,
      right: rights.find(({ id }) => id === question.key.pairs[left.id])!
    }))
  })
};

type Row = { cells: [string, string]; line: number };
type Table = { heads: Row; rows: Row[] };

/** Head, ruler, rows: all of two cells. */
function readTable(raw: RawQuestion, desk: QuestionDesk): Table | null {
  if (raw.answer.shape !== 'table') return null;
  const [heads, ruler, ...rows] = raw.answer.rows;
  const isTwo = raw.answer.rows.every(({ cells }) => cells.length === 2);
  if (!heads || !ruler || !isTwo || !ruler.cells.every((cell) => /^:?-+:?$/.test(cell))) {
    desk.report(raw.answer.line, 'bad-match', { question: raw.id });
    return null;
  }
  return { heads: heads as Row, rows: rows as Row[] };
}

function textOf(
  { heads, rows }: Table,
  desk: QuestionDesk,
  idOf: (row: Row, side: 0 | 1, index: number) => string
): Shapes['match']['text'] {
  const html = ({ cells, line }: Row, side: 0 | 1) => desk.inline({ text: cells[side], line });
  const lefts: Item[] = [];
  const rights = new Map<string, Item>();
  const rowIds: [string, string][] = [];
  rows.forEach((row, index) => {
    const left = row.cells[0] === '' ? '' : idOf(row, 0, index);
    const right = idOf(row, 1, index);
    if (left) lefts.push({ id: left, html: html(row, 0) });
    if (!rights.has(right)) rights.set(right, { id: right, html: html(row, 1) });
    rowIds.push([left, right]);
  });
  return { heads: [html(heads, 0), html(heads, 1)], lefts, rights: [...rights.values()], rowIds };
}
