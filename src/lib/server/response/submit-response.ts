import { explained, mark, readAnswer } from '#lib/domain/question/ask.ts';
import type { Answer, Question } from '#lib/domain/question/question.ts';
import { fieldsOfAnswer } from '#lib/domain/question/fields-of-answer.ts';
import type {
  MarkedResponse,
  RefusedResponse,
  ResponseReply,
  SentResponse
} from '#lib/domain/response/response.ts';
import { findRevision } from '#lib/server/course/load-revision.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { keepResponse } from './keep-response.ts';
import { responseById } from './queries.ts';

/**
 * Takes an answer to a question of a module: keeps it, marks it and tells what there is to tell. Sent
 * again under the same id it changes nothing and is told the same. Late answers to an older revision
 * are marked by that revision. Two statements in one transaction; what is acknowledged is committed.
 */
export async function submitResponse(
  db: Db,
  sent: SentResponse,
  personId: string,
  now: Date
): Promise<ResponseReply> {
  const refuse = (reason: RefusedResponse): ResponseReply => ({
    kind: 'refused',
    id: sent.id,
    reason
  });
  if (sent.person !== personId) return refuse('other-person');
  const course = await findRevision(db, sent.revision);
  if (!course) return refuse('no-revision');
  // questions of the exam are asked nowhere else: to explain one here would be to give it away
  const question = course.questions[sent.question];
  if (question?.place !== 'module') return refuse('no-question');
  const read = readAnswer(question, sent.fields);
  if (read.kind === 'refused') return refuse(read.reason);
  if (question.kind === 'decide' && sent.confidence === null) return refuse('no-confidence');

  const answer = read.answer;
  const marked = mark(question, answer);
  const isNew = await db
    .transaction()
    .execute((tx) => keepResponse(tx, { sent, personId, course, question, answer, marked }, now));
  if (isNew) {
    const { id, confidence } = sent;
    const receivedAt = now.toISOString();
    return accepted(question, sent.language, { id, answer, confidence, mark: marked, receivedAt });
  }

  // the id is known already: this answer sent again, or somebody else's id
  const kept = await responseById(db, sent.id);
  if (kept?.personId !== personId || kept.question !== sent.question) return refuse('id-taken');
  const then = (await findRevision(db, kept.revision))?.questions[kept.question] ?? question;
  const receivedAt = kept.receivedAt.toISOString();
  return accepted(then, sent.language, { ...kept, receivedAt });
}

/** What a person may know of an answer of theirs, once it is kept. */
export function markedResponse(
  question: Question,
  language: string,
  kept: Omit<MarkedResponse, 'fields' | 'explained'> & { answer: Answer }
): MarkedResponse {
  return {
    id: kept.id,
    fields: fieldsOfAnswer(kept.answer),
    confidence: kept.confidence,
    mark: kept.mark,
    explained: explained(question, language, `q-${question.id}`),
    receivedAt: kept.receivedAt
  };
}

const accepted = (...args: Parameters<typeof markedResponse>): ResponseReply => ({
  kind: 'accepted',
  response: markedResponse(...args)
});
