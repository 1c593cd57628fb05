import { sayAct, sayDetails } from '#lib/components/event/trail-words.ts';
import type { PutIntoWords } from '#lib/domain/export/put-into-words.ts';
import type { Cell } from '#lib/domain/export/table.ts';
import { isId } from '#lib/domain/id.ts';
import * as m from '#lib/paraglide/messages.js';

export const trailInWords: PutIntoWords['trail'] = ({ now, query, pages }, reader) => {
  async function* acts() {
    for await (const { entries, names } of pages)
      yield entries.map(({ at, by, what, about, details }): Cell[] => [
        at,
        by ?? m.trail_command(),
        sayAct(what),
        isId(about.name) ? null : about.name,
        sayDetails(what, details, names, reader)
          .map(({ label, before, after }) =>
            before === null ? `${label}: ${after}` : `${label}: ${before} → ${after}`
          )
          .join('; ')
      ]);
  }
  return {
    name: 'trail',
    title: m.trail_title(),
    asOf: now,
    filters: [
      [m.trail_act(), query.what ? sayAct(query.what) : m.trail_all_acts()],
      ...(query.text ? [[m.trail_person(), query.text] as [string, Cell]] : []),
      ...(query.from ? [[m.person_role_from(), query.from] as [string, Cell]] : []),
      ...(query.until ? [[m.person_role_until(), query.until] as [string, Cell]] : [])
    ],
    tables: [
      {
        title: m.trail_title(),
        columns: [
          { head: m.trail_when(), kind: 'moment' },
          { head: m.trail_by(), kind: 'text', width: 28 },
          { head: m.trail_act(), kind: 'text', width: 30 },
          { head: m.trail_about(), kind: 'text', width: 28 },
          { head: m.trail_change(), kind: 'text', width: 60 }
        ],
        rows: acts()
      }
    ]
  };
};
