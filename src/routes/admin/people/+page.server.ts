import { readPeopleQuery } from '#lib/domain/person/people-query.ts';
import { getDb } from '#lib/server/db/database.ts';
import { searchPeople } from '#lib/server/person/queries.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import { listUnits } from '#lib/server/unit/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'administrator');
  const query = readPeopleQuery(event.url.searchParams);
  const [found, units] = await Promise.all([
    searchPeople(getDb(), query, new Date()),
    listUnits(getDb())
  ]);
  return { query, ...found, units };
};
