import {
  answerWords,
  groupWords,
  truthWords,
  type Names
} from '#lib/components/recognition/recognition-words.ts';
import type { PutIntoWords } from '#lib/domain/export/put-into-words.ts';
import { atOnce, type Cell, type Column, type Table } from '#lib/domain/export/table.ts';
import type { ConfusionTable } from '#lib/domain/recognition/confusion-table.ts';
import { readinessOf, sharesOf, type Readiness } from '#lib/domain/recognition/readiness.ts';
import type {
  Detail,
  RecognitionPage,
  Told,
  UnitRow
} from '#lib/domain/recognition/recognition-page.ts';
import { sayMonths } from '#lib/domain/time/say-time.ts';
import * as m from '#lib/paraglide/messages.js';

export const recognitionInWords: PutIntoWords['recognition'] = (
  { query, page, names },
  reader
) => ({
  name: 'recognition',
  title: m.recognition_of({ unit: page.unit.name }),
  asOf: query.now,
  filters: [
    [m.team_unit(), page.unit.name],
    [m.recognition_group(), page.group ? groupWords[page.group]() : m.recognition_none()],
    [m.export_counted_from(), page.from],
    [m.export_hidden(), m.recognition_how_small()]
  ],
  tables: [
    unitTable(page),
    ...(page.detail && page.group ? detailTables(page.detail, names, reader.language) : [])
  ]
});

const number = (head: string): Column => ({ head, kind: 'number' });
const text = (head: string, width?: number): Column => ({
  head,
  kind: 'text',
  ...(width && { width })
});
const known = (columns: Column[], title: string, rows: Cell[][]): Table => ({
  ...{ title, columns },
  rows: atOnce(rows)
});

const readinessWords: Record<Readiness, () => string> = {
  ready: m.recognition_ready,
  near: m.recognition_near,
  weak: m.recognition_weak,
  unsure: m.recognition_unsure
};

const figureColumns = () => [
  text(m.team_standing(), 20),
  number(`${m.recognition_hits()}, %`),
  number(m.export_targets()),
  number(`${m.export_false_alarms()}, %`),
  number(m.export_harmless()),
  number(m.export_answers()),
  number(m.recognition_people())
];

/** What a tile says; where nothing may be told, the word for why. */
function figures(told: Told): Cell[] {
  if (told.kind !== 'told')
    return [
      told.kind === 'few' ? m.recognition_few() : m.recognition_none(),
      ...Array(6).fill(null)
    ];
  const { hits, targets, falseAlarms, harmless } = sharesOf(told.counts);
  const word =
    hits === null ? m.recognition_no_targets() : readinessWords[readinessOf(told.counts)]();
  return [word, hits, targets, falseAlarms, harmless, told.counts.answers, told.people];
}

function unitTable({ rows }: RecognitionPage): Table {
  const columns = [text(m.team_unit(), 32), text(m.recognition_group()), ...figureColumns()];
  const lines = rows.flatMap((row) =>
    row.tiles.map(({ group, told }): Cell[] => [nameOf(row), groupWords[group](), ...figures(told)])
  );
  return known(columns, m.recognition_by_unit(), lines);
}

function nameOf({ unit, of }: UnitRow): string {
  if (of === 'at') return m.recognition_unit_itself({ unit: unit.name });
  return of === 'whole' ? m.recognition_all_of({ unit: unit.name }) : unit.name;
}

function detailTables(detail: Detail, names: Names, language: string): Table[] {
  const { named, decided, counts, trend } = detail;
  const sure: Cell[][] = [
    [m.sure_guessing(), counts.guessed.count, counts.guessed.of],
    [m.sure_fairly(), counts.fairly.count, counts.fairly.of],
    [m.sure_sure(), counts.sure.count, counts.sure.of]
  ];
  const quarters = trend.map(({ from, told }): Cell[] => [
    sayMonths(from, 3, language),
    ...figures(told)
  ]);
  return [
    ...(named.rows.length ? [confusion(named, m.recognition_named(), names)] : []),
    ...(decided.rows.length ? [confusion(decided, m.recognition_decided(), names)] : []),
    known(
      [text(m.export_how_sure(), 20), number(m.export_good()), number(m.export_answers())],
      m.recognition_sure_title(),
      sure
    ),
    known([text(m.export_months(), 20), ...figureColumns()], m.recognition_trend(), quarters)
  ];
}

/** The confusion table as it is drawn: a row what it was, a column what it was taken for. */
function confusion({ columns, rows }: ConfusionTable, title: string, names: Names): Table {
  const heads = [
    text(m.recognition_was(), 28),
    ...columns.map((column) => number(answerWords(column, names))),
    number(m.recognition_row_all()),
    number(m.recognition_people()),
    number(m.recognition_sure_wrong())
  ];
  const lines = rows.map(({ truth, told }): Cell[] => {
    const was = truthWords(truth, names);
    if (!told) return [`${was} (${m.recognition_few()})`];
    const sureWrong = told.cells.reduce((sum, cell) => sum + cell.sureWrong, 0);
    return [was, ...told.cells.map(({ answers }) => answers), told.answers, told.people, sureWrong];
  });
  return known(heads, title, lines);
}
