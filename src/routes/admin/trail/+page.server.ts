import { readTrailQuery } from '#lib/domain/event/trail-query.ts';
import { getDb } from '#lib/server/db/database.ts';
import { readTrail } from '#lib/server/event/queries.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const by = requireRole(event, 'administrator');
  const query = readTrailQuery(event.url);
  const reader = { managerId: null, timeZone: by.timeZone, now: new Date() };
  return { query, ...(await readTrail(getDb(), query, reader)) };
};
