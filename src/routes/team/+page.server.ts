import { readTeamQuery } from '#lib/domain/team/team-query.ts';
import { getDb } from '#lib/server/db/database.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import { readTeam } from '#lib/server/team/read-team.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const query = readTeamQuery(event.url, new Date());
  return { query, ...(await readTeam(getDb(), manager.id, query, event.locals.language)) };
};
