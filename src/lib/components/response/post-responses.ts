import type { ResponseReply, SentResponse } from '#lib/domain/response/response.ts';

/** What came of sending: replies, or nobody is signed in, or it has to be tried again later. */
export type Posted =
  { kind: 'replies'; replies: ResponseReply[] } | { kind: 'signed-out' | 'later' };

/** Sends answers to the server. Never throws: a dead line is an expected outcome. */
export async function postResponses(responses: SentResponse[]): Promise<Posted> {
  try {
    const reply = await fetch('/responses', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ responses }),
      signal: AbortSignal.timeout(20_000)
    });
    if (reply.status === 401) return { kind: 'signed-out' };
    if (!reply.ok) return { kind: 'later' };
    const { replies } = (await reply.json()) as { replies: ResponseReply[] };
    return { kind: 'replies', replies };
  } catch {
    return { kind: 'later' };
  }
}
