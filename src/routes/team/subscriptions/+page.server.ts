import { getDb } from '#lib/server/db/database.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import { subscriptionsOf } from '#lib/server/subscription/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const manager = requireRole(event, 'manager');
  return { subscriptions: await subscriptionsOf(getDb(), manager.id) };
};
