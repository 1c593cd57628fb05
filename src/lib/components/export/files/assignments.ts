import { sayAgain, sayDue, sayWhom } from '#lib/components/assignment/say-rule.ts';
import type { ListedAssignment } from '#lib/domain/assignment/in-programmes.ts';
import type { PutIntoWords } from '#lib/domain/export/put-into-words.ts';
import { atOnce, rowsOf, type Cell, type Column, type Table } from '#lib/domain/export/table.ts';
import type { ScreenData } from '#lib/domain/export/screens.ts';
import * as m from '#lib/paraglide/messages.js';

export const assignmentsInWords: PutIntoWords['assignments'] = ({ now, ended, lines }, reader) => ({
  name: 'assignments',
  title: m.assignments_title(),
  asOf: now,
  filters: [[m.team_standing(), ended ? m.assignments_ended() : m.assignments_open()]],
  tables: [
    {
      title: m.assignments_title(),
      columns: [
        text(m.team_course(), 36),
        text(m.export_whom(), 36),
        text(m.assignment_due()),
        text(m.export_again()),
        { head: m.export_assigned_at(), kind: 'day' },
        text(m.export_assigned_by()),
        number(m.export_done()),
        number(m.task_open()),
        number(m.task_over()),
        { head: m.export_ended_at(), kind: 'day' }
      ],
      rows: rowsOf(atOnce(lines), (line): Cell[] => [
        titleOf(line, line.title),
        sayWhom(line),
        sayDue(line.due, reader),
        sayAgain(line.again, reader),
        ...[line.madeAt, line.madeBy, line.done, line.open, line.over, line.endedAt]
      ])
    }
  ]
});

export const assignmentInWords: PutIntoWords['assignment'] = (data, reader) => {
  const { now, line, programme } = data;
  const title = titleOf(line, data.title);
  return {
    ...{ name: 'assignment', title, asOf: now },
    filters: [
      [m.team_course(), title],
      [m.export_whom(), sayWhom(line)],
      [m.assignment_due(), sayDue(line.due, reader)],
      [m.export_again(), sayAgain(line.again, reader)]
    ],
    tables: programme ? programmeTables(programme, title) : [peopleTable(data, title)]
  };
};

function peopleTable({ tasks }: ScreenData['assignment'], title: string): Table {
  return {
    title,
    columns: [
      text(m.team_name(), 32),
      text(m.team_unit()),
      { head: m.assignment_due(), kind: 'day' },
      text(m.team_standing(), 16),
      { head: m.team_passed_on(), kind: 'day' }
    ],
    rows: rowsOf(tasks, ({ name, unit, due, doneAt, over }) => {
      const standing = doneAt ? m.export_done() : over ? m.task_over() : m.task_open();
      return [name, unit, due, standing, doneAt];
    })
  };
}

function programmeTables(
  { courses, people }: NonNullable<ScreenData['assignment']['programme']>,
  title: string
): Table[] {
  const counts = [number(m.export_done()), number(m.task_open()), number(m.task_over())];
  return [
    {
      title,
      columns: [
        text(m.team_name(), 32),
        text(m.team_unit()),
        { head: m.assignment_next_due(), kind: 'day' },
        ...counts
      ],
      rows: rowsOf(people, ({ name, unit, due, courses, done, over }) => [
        ...[name, unit, due, done, courses - done, over]
      ])
    },
    {
      title: m.team_courses(),
      columns: [text(m.team_course(), 36), ...counts],
      rows: rowsOf(atOnce(courses), ({ title, done, open, over }) => [title, done, open, over])
    }
  ];
}

/** As the page names it. */
const titleOf = ({ programmeId, parts }: ListedAssignment, title: string): string =>
  programmeId ? m.assignment_whole_programme({ title, count: parts.length }) : title;

const number = (head: string): Column => ({ head, kind: 'number' });
const text = (head: string, width?: number): Column => ({
  ...{ head, kind: 'text' },
  ...(width && { width })
});
