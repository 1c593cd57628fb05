import { refused, valuesOf } from '#lib/domain/question/answer-fields.ts';
import { choiceId } from '#lib/domain/question/choice-id.ts';
import type { KindRules } from '#lib/domain/question/kinds/kind-rules.ts';
import { markOf } from '#lib/domain/question/marks.ts';
import { shuffle } from '#lib/domain/random.ts';
import { readMatrix, rowAndColumns, type Matrix } from './read-matrix.ts';

/**
 * A table of three columns or more: what is true of each row has an `x`. Right ticks less wrong
 * ticks, as part of all right ones, never below zero: ticking everything earns little.
 */
export const matrix: KindRules<'matrix'> = {
  read(raw, desk) {
    const table = readMatrix(raw, desk);
    if (!table) return null;
    const idOf = (text: string) => choiceId(raw.id, text);
    const columnIds = table.columns.map(idOf);
    const right = table.rows.flatMap(({ name, ticks }) =>
      ticks.flatMap((tick, index) => (tick ? [cell(idOf(name), columnIds[index]!)] : []))
    );
    if (right.length === 0) {
      desk.report(raw.line, 'no-right-answer', { question: raw.id });
      return null;
    }
    return { key: { right }, text: rowAndColumns(table, desk, idOf) };
  },

  /** Rows and columns stand as in the original; cells stay empty, the key is there. */
  translate(raw, original, desk) {
    const table: Matrix | null = readMatrix(raw, desk);
    const { rows, columns } = original.text;
    const own = table ? table.rows.length * table.columns.length : 0;
    if (!table || table.rows.length !== rows.length || table.columns.length !== columns.length) {
      const values = { question: raw.id, own, original: rows.length * columns.length };
      desk.report(raw.line, 'translation-choices', values);
      return null;
    }
    for (const { ticks, line } of table.rows)
      if (ticks.includes(true)) desk.report(line, 'translation-marks', { question: raw.id });
    const { head, ...words } = rowAndColumns(table, desk, () => '');
    return {
      head,
      rows: words.rows.map((row, index) => ({ ...row, id: rows[index]!.id })),
      columns: words.columns.map((column, index) => ({ ...column, id: columns[index]!.id }))
    };
  },

  asked: (_question, { head, rows, columns }, seed) => ({
    head,
    rows: shuffle(rows, seed),
    columns: shuffle(columns, `${seed} columns`)
  }),

  readAnswer(question, fields) {
    const ticks = [...new Set(valuesOf(fields, 'tick'))].sort();
    if (ticks.length === 0) return refused('empty');
    const { rows, columns } = question.texts[question.original]!;
    const known = new Set(rows.flatMap((row) => columns.map(({ id }) => cell(row.id, id))));
    return ticks.every((tick) => known.has(tick))
      ? { kind: 'answer', answer: { kind: 'matrix', ticks } }
      : refused('unknown-choice');
  },

  mark(question, answer) {
    const right = new Set(question.key.right);
    const ticks = new Set(answer.ticks);
    const hits = [...ticks].filter((tick) => right.has(tick)).length;
    return markOf((hits - (ticks.size - hits)) / right.size);
  },

  explained: (question) => ({ right: question.key.right })
};

const cell = (row: string, column: string) => `${row}.${column}`;
