import { getDb } from '#lib/server/db/database.ts';
import { makeRecord } from '#lib/server/record/make-record.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import type { RequestHandler } from './$types';

/** All that is kept of one's own learning. */
export const GET: RequestHandler = async (event) => {
  const reader = requirePerson(event);
  const { language } = event.locals;
  const asked = { personId: reader.id, reader, language, origin: event.url.origin };
  const pdf = found(await makeRecord(getDb(), asked, new Date()));
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="record.pdf"',
      'Cache-Control': 'private, no-store'
    }
  });
};
