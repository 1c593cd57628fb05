import { readTeamQuery } from '#lib/domain/team/team-query.ts';
import { courseTitles } from '#lib/server/course/course-titles.ts';
import { getDb } from '#lib/server/db/database.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import { readMatrix } from '#lib/server/team/read-matrix.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const now = new Date();
  const query = readTeamQuery(event.url);
  const [matrix, courses] = await Promise.all([
    readMatrix(getDb(), manager.id, query, now),
    courseTitles(getDb(), event.locals.language)
  ]);
  return { now, query, matrix: found(matrix), courses };
};
