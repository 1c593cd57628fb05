import { getDb } from '#lib/server/db/database.ts';
import { makeRecord } from '#lib/server/record/make-record.ts';
import { found, requireRole } from '#lib/server/session/guards.ts';
import type { RequestHandler } from './$types';

/** The whole record of a person, for an inspector. That it was made is written into the log. */
export const GET: RequestHandler = async (event) => {
  const reader = requireRole(event, 'manager');
  const { language } = event.locals;
  const asked = { personId: event.params.person, reader, language, origin: event.url.origin };
  const pdf = found(await makeRecord(getDb(), asked, new Date()));
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="record.pdf"',
      'Cache-Control': 'private, no-store'
    }
  });
};
