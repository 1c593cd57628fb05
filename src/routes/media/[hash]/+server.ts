import { error } from '@sveltejs/kit';
import { loadMedia } from '#lib/server/course/load-course.ts';
import { unpublishedMedia } from '#lib/server/course/open-studio.ts';
import { getDb } from '#lib/server/db/database.ts';
import { env } from '#lib/server/env.ts';
import { found } from '#lib/server/session/guards.ts';
import type { SignedIn } from '#lib/server/session/signed-in.ts';
import type { RequestHandler } from './$types';

/**
 * A picture of a published course by the hash of its bytes. Without signing in, so that a cache on
 * a thin line may serve a whole post; nobody can guess the address, and it tells nothing.
 */
export const GET: RequestHandler = async ({ params, request, locals }) => {
  if (!/^[0-9a-f]{32}$/.test(params.hash)) error(404);
  const headers = {
    'Cache-Control': 'public, max-age=31536000, immutable',
    ETag: `"${params.hash}"`,
    'X-Content-Type-Options': 'nosniff',
    // an SVG opened by itself runs nothing and loads nothing; a plate may carry a picture within
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
  };
  // the bytes of a hash never change
  if (request.headers.get('if-none-match') === headers.ETag)
    return new Response(null, { status: 304, headers });
  const published = await loadMedia(getDb(), params.hash);
  // what is not published yet is seen by those who write courses, in the studio's preview
  const { type, body } = found(published ?? (await unpublished(locals.person, params.hash)));
  return new Response(new Uint8Array(body), {
    headers: {
      ...headers,
      ...(published ? {} : { 'Cache-Control': 'private, no-cache' }),
      'Content-Type': type,
      'Content-Length': String(body.byteLength)
    }
  });
};

function unpublished(person: SignedIn | null, hash: string) {
  const writes = person?.roles.some(({ role }) => role === 'trainer' || role === 'administrator');
  return writes ? unpublishedMedia(env().COURSES_DIR, hash) : null;
}
