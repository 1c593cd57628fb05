import { standingWords } from '#lib/components/team/standing-words.ts';
import type { PutIntoWords } from '#lib/domain/export/put-into-words.ts';
import { rowsOf } from '#lib/domain/export/table.ts';
import * as m from '#lib/paraglide/messages.js';

export const teamInWords: PutIntoWords['team'] = ({ query, members, unit, courses }) => {
  const titles = new Map(courses.map(({ id, title }) => [id, title]));
  const titleOf = (id: string) => titles.get(id) ?? id;
  return {
    name: 'team',
    title: m.team_title(),
    asOf: query.now,
    filters: [
      [m.team_unit(), query.unit ? (unit?.title ?? '—') : m.export_all_units()],
      [m.team_course(), query.course ? titleOf(query.course) : m.team_all_courses()],
      [m.team_standing(), query.standing ? standingWords[query.standing]() : m.export_any()],
      ...(query.text ? [[m.export_text(), query.text] as [string, string]] : [])
    ],
    tables: [
      {
        title: m.team_title(),
        columns: [
          { head: m.team_name(), kind: 'text', width: 32 },
          { head: m.team_badge(), kind: 'text', width: 12 },
          { head: m.team_unit(), kind: 'text' },
          { head: m.team_course(), kind: 'text' },
          { head: m.team_standing(), kind: 'text', width: 18 },
          { head: m.team_started(), kind: 'day' },
          { head: m.team_seen(), kind: 'day' },
          { head: m.team_passed_on(), kind: 'day' },
          { head: m.team_ends_on(), kind: 'day' }
        ],
        rows: rowsOf(members, (member) => [
          member.name,
          member.badge,
          member.unit,
          titleOf(member.courseId),
          standingWords[member.standing](),
          member.startedAt,
          member.seenAt,
          member.passedAt,
          member.endsAt
        ])
      }
    ]
  };
};
