import { json } from '@sveltejs/kit';
import { refusedWords } from '#lib/components/response/refused-words.ts';
import { getDb } from '#lib/server/db/database.ts';
import { readSentList } from '#lib/server/response/read-sent.ts';
import { submitResponses } from '#lib/server/response/submit-responses.ts';
import type { RequestHandler } from './$types';

/**
 * Answers kept on a device: one or many, each told apart. 401: keep them, sign in first. That they
 * come from a page of ours has been checked by the hooks.
 */
export const POST: RequestHandler = async ({ request, locals }) => {
  if (!locals.person) return json({ reason: 'signed-out' }, { status: 401 });
  const list = readSentList(await request.json().catch(() => null));
  if (!list) return json({ reason: 'bad-shape' }, { status: 400 });
  const replies = await submitResponses(getDb(), list, locals.person.id, new Date());
  return json({
    replies: replies.map((reply) =>
      reply.kind === 'refused' ? { ...reply, words: refusedWords(reply.reason) } : reply
    )
  });
};
