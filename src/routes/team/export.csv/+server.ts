import { stringify } from 'csv-stringify/sync';
import { readTeamQuery } from '#lib/domain/team/team-query.ts';
import { isoDay } from '#lib/domain/time/say-time.ts';
import { standingWords } from '#lib/components/team/standing-words.ts';
import * as m from '#lib/paraglide/messages.js';
import { getDb } from '#lib/server/db/database.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import { readWholeTeam } from '#lib/server/team/read-team.ts';
import type { RequestHandler } from './$types.js';

/**
 * Exactly the rows that the filters in the address name, in the same order, all pages of them. For
 * the spreadsheets of this region: a semicolon between cells and a byte order mark, without which
 * Excel reads Cyrillic as noise. Cells that would run as a formula are made text.
 */
export const GET: RequestHandler = async (event) => {
  const manager = requireRole(event, 'manager');
  const query = readTeamQuery(event.url, new Date());
  const { language } = event.locals;
  const { members, courses } = await readWholeTeam(getDb(), manager.id, query, language);
  const day = (time: Date | null) => (time ? isoDay(time, manager.timeZone) : '');
  const rows = members.map((member) => [
    member.name,
    member.badge ?? '',
    member.unit,
    courses.find(({ id }) => id === member.courseId)?.title ?? member.courseId,
    standingWords[member.standing](),
    day(member.startedAt),
    day(member.seenAt),
    day(member.passedAt),
    day(member.endsAt)
  ]);
  const heads = [
    m.team_name(),
    m.team_badge(),
    m.team_unit(),
    m.team_course(),
    m.team_standing(),
    m.team_started(),
    m.team_seen(),
    m.team_passed_on(),
    m.team_ends_on()
  ];
  const body = stringify([heads, ...rows], { delimiter: ';', bom: true, escape_formulas: true });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="hornbook-team-${isoDay(query.now, manager.timeZone)}.csv"`,
      'cache-control': 'no-store'
    }
  });
};
