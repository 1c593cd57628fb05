import { concernLooks } from '#lib/components/standing/concern-words.ts';
import { restOf, type UnitRow } from '#lib/components/standing/unit-row.ts';
import type { PutIntoWords } from '#lib/domain/export/put-into-words.ts';
import type { ScreenData } from '#lib/domain/export/screens.ts';
import { atOnce, type Cell, type Column } from '#lib/domain/export/table.ts';
import { concerns, figuresOf, noConcerns, type Figures } from '#lib/domain/standing/overview.ts';
import * as m from '#lib/paraglide/messages.js';

export const overviewInWords: PutIntoWords['overview'] = (data) => {
  const { query, unit, pressing, trend } = data;
  const title = (id: string) => data.courses.find((course) => course.id === id)?.title ?? id;
  // a column for each course that anybody here was asked or began, as on the page
  const courses = query.course
    ? []
    : data.courses.filter(({ id }) => data.counts.some(({ courseId }) => courseId === id));
  const wants = concerns.map((concern) => number(concernLooks[concern].words()));
  return {
    name: 'overview',
    title: `${m.overview_title()}: ${unit.name}`,
    asOf: query.on === query.today ? query.now : query.on,
    filters: [
      [m.team_unit(), unit.name],
      [m.team_course(), query.course ? title(query.course) : m.team_all_courses()]
    ],
    tables: [
      {
        title: m.overview_units(),
        columns: [
          { head: m.team_unit(), kind: 'text', width: 32 },
          number(m.recognition_people()),
          ...shareHeads(),
          ...wants,
          { head: m.export_heard(), kind: 'moment' },
          ...courses.flatMap(({ title }) => [
            number(`${title}: ${m.export_asked()}`),
            number(`${title}: ${m.overview_valid()}`)
          ])
        ],
        rows: atOnce(
          rowsOf(
            data,
            courses.map(({ id }) => id)
          ).map(toCells)
        )
      },
      {
        title: m.overview_action(),
        columns: [{ head: m.team_unit(), kind: 'text', width: 32 }, ...wants],
        rows: atOnce(
          pressing.map((post): Cell[] => [
            post.name,
            ...concerns.map((concern) => post.concerns[concern])
          ])
        )
      },
      {
        title: m.overview_trend(),
        columns: [{ head: m.export_day(), kind: 'day' }, ...shareHeads(), number(m.concern_over())],
        rows: atOnce(
          trend.map(({ day, over, ...figures }): Cell[] => [day, ...sharesOf(figures), over])
        )
      }
    ]
  };
};

/** The whole, the units right below it, and those posted at none of them: as the page's table. */
function rowsOf(data: ScreenData['overview'], courses: string[]): UnitRow[] {
  const { counts, query, unit, below } = data;
  const rowOf = ({ id, name }: typeof unit, of: UnitRow['of']): UnitRow => ({
    ...{ id, name, of, heard: data.heard.get(id), readiness: null },
    figures: figuresOf(counts, id, query.course),
    courses: courses.map((course) => figuresOf(counts, id, course)),
    concerns: data.concerns.get(id) ?? noConcerns()
  });
  const whole = rowOf(unit, 'whole');
  if (!below.length) return [whole];
  const parts = below.map((one) => rowOf(one, 'below'));
  const rest = restOf(whole, parts, m.overview_at_itself({ unit: unit.name }));
  const all = { ...whole, name: m.recognition_all_of({ unit: unit.name }) };
  return rest.figures.people > 0 ? [all, ...parts, rest] : [all, ...parts];
}

const toCells = ({ name, figures, concerns: wants, heard, courses }: UnitRow): Cell[] => [
  ...[name, figures.people, ...sharesOf(figures)],
  ...concerns.map((concern) => wants[concern]),
  heard ?? null,
  ...courses.flatMap(({ asked, valid }) => [asked, valid])
];

const number = (head: string): Column => ({ head, kind: 'number' });

const shareHeads = () => [
  number(m.export_asked()),
  number(m.overview_valid()),
  number(`${m.overview_valid()}, %`)
];

const sharesOf = ({ asked, valid }: Pick<Figures, 'asked' | 'valid'>): Cell[] => [
  ...[asked, valid],
  asked ? Math.floor((100 * valid) / asked) : null
];
