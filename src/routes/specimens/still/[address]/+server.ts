import { error } from '@sveltejs/kit';
import { getDb } from '#lib/server/db/database.ts';
import type { StillFormat } from '#lib/server/specimen/encode-still.ts';
import { readStill, stillWidths } from '#lib/server/specimen/read-still.ts';
import type { RequestHandler } from './$types';

/**
 * A picture of an individual by its sealed address (`?w=450` for a phone). Without signing in, so that a
 * cache on a thin line may serve a whole post; nobody can make an address, and it tells nothing.
 */
export const GET: RequestHandler = async ({ params, url, request }) => {
  const wanted = Number(url.searchParams.get('w') ?? 900);
  const width = stillWidths.find((known) => known === wanted) ?? error(404);
  const format: StillFormat = /image\/avif/.test(request.headers.get('accept') ?? '')
    ? 'avif'
    : 'webp';
  const read = await readStill(getDb(), params.address, { width, format });
  if (read.kind === 'refused' && read.reason === 'busy')
    return new Response(null, { status: 503, headers: { 'Retry-After': '10' } });
  if (read.kind === 'refused') error(404);
  const headers = {
    // not for ever: a better drawing of the same individual keeps the address
    'Cache-Control': 'public, max-age=604800',
    ETag: `"${read.name}"`,
    Vary: 'Accept',
    'X-Content-Type-Options': 'nosniff'
  };
  if (request.headers.get('if-none-match') === headers.ETag)
    return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(read.bytes), {
    headers: {
      ...headers,
      'Content-Type': `image/${format}`,
      'Content-Length': String(read.bytes.byteLength)
    }
  });
};
