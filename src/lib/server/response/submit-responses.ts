import type { ResponseReply, SentResponse } from '#lib/domain/response/response.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { log } from '#lib/server/log.ts';
import { keepExamAnswer } from './keep-exam-answer.ts';
import { submitResponse } from './submit-response.ts';

/**
 * Takes answers one after the other. One that fails for a reason of ours gets no reply: the device
 * keeps it and sends it again, and the others are not held up by it.
 */
export async function submitResponses(
  db: Db,
  list: (SentResponse | { unreadable: string })[],
  personId: string,
  now: Date
): Promise<ResponseReply[]> {
  const replies: ResponseReply[] = [];
  for (const sent of list) {
    if ('unreadable' in sent) {
      replies.push({ kind: 'refused', id: sent.unreadable, reason: 'bad-shape' });
      continue;
    }
    try {
      const take = sent.attempt ? keepExamAnswer : submitResponse;
      replies.push(await take(db, sent, personId, now));
    } catch (error) {
      log().error({ err: error, response: sent.id }, 'response not taken');
    }
  }
  return replies;
}
