import { getDb } from '#lib/server/db/database.ts';
import { env } from '#lib/server/env.ts';
import { listMails, mailsOnAPage } from '#lib/server/mail/queries.ts';
import { requireRole } from '#lib/server/session/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'administrator');
  const asked = Number(event.url.searchParams.get('page'));
  const page = Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1;
  const { mails, total } = await listMails(getDb(), page);
  return { mails, total, page, pages: Math.ceil(total / mailsOnAPage), kept: !env().SMTP_URL };
};
