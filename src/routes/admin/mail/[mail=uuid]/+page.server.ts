import { getDb } from '#lib/server/db/database.ts';
import { findMail } from '#lib/server/mail/queries.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'administrator');
  event.setHeaders({ 'Cache-Control': 'no-store' });
  return { mail: found(await findMail(getDb(), event.params.mail)) };
};
