import type { ResponseReply, SentResponse } from '#lib/domain/response/response.ts';
import { coursesOf } from '#lib/server/attempt/course-loader.ts';
import { keepAnswer } from '#lib/server/attempt/keep-answer.ts';
import type { Db } from '#lib/server/db/schema.ts';

/** Takes an answer to an item of an exam: it is kept, and nothing is told of it. */
export async function keepExamAnswer(
  db: Db,
  sent: SentResponse,
  personId: string,
  now: Date
): Promise<ResponseReply> {
  const { id, attempt, person, fields, confidence, seconds, language } = sent;
  if (person !== personId) return { kind: 'refused', id, reason: 'other-person' };
  if (!attempt) return { kind: 'refused', id, reason: 'bad-shape' };
  const said = new Date(sent.givenAt ?? NaN);
  const givenAt = said.getTime() > 0 && said < now ? said : now;
  const given = { id, attemptId: attempt.id, item: attempt.item, personId, language, givenAt };
  const answer = { ...given, fields, confidence, seconds };
  const kept = await keepAnswer(db, coursesOf(db), answer, now);
  if (kept.kind === 'refused') return { kind: 'refused', id, reason: kept.reason };
  return { kind: 'kept', id, receivedAt: now.toISOString() };
}
