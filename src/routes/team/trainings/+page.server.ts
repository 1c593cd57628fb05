import { readTrainingsQuery } from '#lib/domain/training/trainings-query.ts';
import { courseTitles } from '#lib/server/course/course-titles.ts';
import { getDb } from '#lib/server/db/database.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import { trainingsSeen } from '#lib/server/training/queries.ts';
import { listUnitsUnder } from '#lib/server/unit/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  const query = readTrainingsQuery(event.url);
  return {
    query,
    ...(await trainingsSeen(getDb(), manager.id, query, new Date())),
    units: await listUnitsUnder(getDb(), manager),
    courses: await courseTitles(getDb(), event.locals.language)
  };
};
