import { concernLooks, dueWords } from '#lib/components/standing/concern-words.ts';
import { standingWords } from '#lib/components/team/standing-words.ts';
import type { PutIntoWords } from '#lib/domain/export/put-into-words.ts';
import { rowsOf } from '#lib/domain/export/table.ts';
import { cellDay, columnsOf, type Cell } from '#lib/domain/team/matrix.ts';
import * as m from '#lib/paraglide/messages.js';

/** The matrix as a sheet: what a cell of the page holds stands in three columns a course. */
export const teamInWords: PutIntoWords['team'] = ({ query, asOf, matrix, courses }) => {
  const columns = columnsOf(courses, matrix.facets, query.course);
  const titleOf = (id: string) => courses.find((course) => course.id === id)?.title ?? id;
  return {
    name: 'team',
    title: m.team_title(),
    asOf,
    filters: [
      [m.team_unit(), matrix.place.unit?.name ?? m.export_all_units()],
      [m.team_course(), query.course ? titleOf(query.course) : m.team_all_courses()],
      [m.team_standing(), query.standing ? standingWords[query.standing]() : m.export_any()],
      ...(query.due ? [[m.matrix_due(), dueWords[query.due]()] as [string, string]] : []),
      ...(query.concern
        ? [[m.matrix_concerns(), concernLooks[query.concern].words()] as [string, string]]
        : []),
      ...(query.text ? [[m.export_text(), query.text] as [string, string]] : [])
    ],
    tables: [
      {
        title: m.team_title(),
        columns: [
          { head: m.team_name(), kind: 'text', width: 32 },
          { head: m.team_badge(), kind: 'text', width: 12 },
          { head: m.team_unit(), kind: 'text' },
          ...columns.flatMap(({ title }) => [
            { head: title, kind: 'text' as const, width: 24 },
            { head: m.matrix_file_day({ course: title }), kind: 'day' as const },
            { head: m.matrix_file_due({ course: title }), kind: 'day' as const }
          ])
        ],
        rows: rowsOf(matrix.people, ({ name, badge, unit, cells }) => [
          ...[name, badge, unit],
          ...columns.flatMap(({ id }) => inColumns(cells.find(({ course }) => course === id)))
        ])
      }
    ]
  };
};

function inColumns(cell: Cell | undefined) {
  if (!cell) return [null, null, null];
  const { standing, due, dueOn = null } = cell;
  const presses = due === 'over' || due === 'soon' ? `, ${dueWords[due]()}` : '';
  return [standingWords[standing]() + presses, cellDay(cell)?.on ?? null, dueOn];
}
