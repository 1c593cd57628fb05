import { plateWords } from '#lib/components/taxon/plate-words.server.ts';
import { getDb } from '#lib/server/db/database.ts';
import { found, requirePerson } from '#lib/server/session/guards.ts';
import { readPlate } from '#lib/server/specimen/read-plate.ts';
import { openTaxon } from '#lib/server/taxon/open-taxon.ts';
import type { RequestHandler } from './$types';

/** The labelled plate of a taxon in the reader's language. It teaches: nothing on it is a secret. */
export const GET: RequestHandler = async (event) => {
  requirePerson(event);
  const { language } = event.locals;
  const { page, specimen } = found(await openTaxon(getDb(), { id: event.params.taxon, language }));
  const { figures } = found(specimen);
  const { name, bytes } = await readPlate(figures, plateWords(page, figures.model, language));
  if (!bytes) return new Response(null, { status: 503, headers: { 'Retry-After': '10' } });
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'image/svg+xml',
      'Cache-Control': 'private, no-cache',
      ETag: `"${name}"`,
      'X-Content-Type-Options': 'nosniff',
      // opened by itself it runs nothing and loads nothing
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    }
  });
};
