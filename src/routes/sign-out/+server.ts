import { redirect } from '@sveltejs/kit';
import { getDb } from '#lib/server/db/database.ts';
import { endSession } from '#lib/server/session/end-session.ts';
import { sessionCookie } from '#lib/server/session/session-cookie.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, cookies }) => {
  if (locals.person) await endSession(getDb(), locals.person.id, locals.person.sessionId);
  const gone = sessionCookie(getDb(), '', new Date());
  cookies.set(gone.name, gone.value, gone.attributes);
  redirect(303, '/sign-in');
};

/** A bookmarked address signs nobody out. */
export const GET: RequestHandler = () => redirect(303, '/');
