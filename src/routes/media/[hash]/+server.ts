import { error } from '@sveltejs/kit';
import { loadMedia } from '#lib/server/course/load-course.ts';
import { getDb } from '#lib/server/db/database.ts';
import { found } from '#lib/server/session/guards.ts';
import type { RequestHandler } from './$types';

/**
 * A picture of a published course by the hash of its bytes. Without signing in, so that a cache on
 * a thin line may serve a whole post; nobody can guess the address, and it tells nothing.
 */
export const GET: RequestHandler = async ({ params, request }) => {
  if (!/^[0-9a-f]{32}$/.test(params.hash)) error(404);
  const headers = {
    'Cache-Control': 'public, max-age=31536000, immutable',
    ETag: `"${params.hash}"`,
    'X-Content-Type-Options': 'nosniff',
    // an SVG opened by itself runs nothing and loads nothing
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox"
  };
  // the bytes of a hash never change
  if (request.headers.get('if-none-match') === headers.ETag)
    return new Response(null, { status: 304, headers });
  const { type, body } = found(await loadMedia(getDb(), params.hash));
  return new Response(new Uint8Array(body), {
    headers: { ...headers, 'Content-Type': type, 'Content-Length': String(body.byteLength) }
  });
};
