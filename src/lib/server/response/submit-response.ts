import { explained, mark, readAnswer } from '#lib/domain/question/ask.ts';
import type { Answer, Question } from '#lib/domain/question/question.ts';
import { identificationOf } from '#lib/domain/recognition/identification.ts';
import { pose } from '#lib/domain/question/specimen/pose.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import { benchOf, type OfRevision } from '#lib/server/specimen/bench.ts';
import { drawOf } from '#lib/server/specimen/draw-practice.ts';
import { fieldsOfAnswer } from '#lib/domain/question/fields-of-answer.ts';
import { asksHowSure } from '#lib/domain/response/response.ts';
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
 * are marked by that revision, and answers about an individual by the one that was drawn for them. Three
 * statements in one transaction; what is acknowledged is committed.
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
  const written = course.questions[sent.question];
  if (written?.place !== 'module') return refuse('no-question');
  const drawn = written.need ? await drawOf(db, sent, personId) : null;
  if (written.need && !drawn) return refuse('no-specimen');
  const question = pose(
    written,
    drawn?.specimen ?? null,
    benchOf({ course, revision: sent.revision })
  );
  const read = readAnswer(question, sent.fields);
  if (read.kind === 'refused') return refuse(read.reason);
  if (asksHowSure(question.kind) && sent.confidence === null) return refuse('no-confidence');

  const answer = read.answer;
  const marked = mark(question, answer);
  const identification = identificationOf(course, question, answer, drawn?.specimen ?? null);
  const toKeep = { sent, personId, course, question, answer, marked, drawn, identification };
  const isNew = await db.transaction().execute((tx) => keepResponse(tx, toKeep, now));
  if (isNew) {
    const { id, confidence } = sent;
    const receivedAt = now.toISOString();
    const drawnNow = drawn?.specimen ?? null;
    const kept = { id, answer, confidence, mark: marked, receivedAt, drawn: drawnNow };
    return accepted({ course, revision: sent.revision }, written, sent.language, kept);
  }

  // the id is known already: this answer sent again, or somebody else's id
  const kept = await responseById(db, sent.id);
  if (!kept && drawn) return refuse('specimen-answered');
  if (kept?.personId !== personId || kept.question !== sent.question) return refuse('id-taken');
  const courseThen = (await findRevision(db, kept.revision)) ?? course;
  const then = courseThen.questions[kept.question] ?? written;
  const receivedAt = kept.receivedAt.toISOString();
  return accepted({ course: courseThen, revision: kept.revision }, then, sent.language, {
    ...kept,
    receivedAt
  });
}

/** What a person may know of an answer of theirs, once it is kept. */
export function markedResponse(
  of: OfRevision,
  written: Question,
  language: string,
  kept: Omit<MarkedResponse, 'fields' | 'explained'> & { answer: Answer; drawn: Drawn | null }
): MarkedResponse {
  const question = pose(written, kept.drawn, benchOf(of));
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
