import { sql } from 'kysely';
import type { Answer, Mark } from '#lib/domain/question/question.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import type { Confidence } from '#lib/domain/response/response.ts';

/** A response as it was kept, with its last mark. */
export type KeptResponse = {
  id: string;
  question: string;
  /** Of the question's text as it was when answered. */
  hash: string;
  revision: string;
  answer: Answer;
  confidence: Confidence | null;
  receivedAt: Date;
  mark: Mark;
  /** The individual it was asked about. */
  drawn: Drawn | null;
};

/** What to select of `response s` and `mark k` for toResponse. */
export const responseColumns = sql`s.id, s.question_id, s.question_hash, s.revision_id, s.answer,
  s.confidence, s.received_at, s.specimen, k.points, k.points_of, k.verdict, k.decided`;

export type ResponseRow = {
  id: string;
  question_id: string;
  question_hash: string;
  revision_id: string;
  answer: Answer;
  confidence: Confidence | null;
  /** A string when it comes within JSON. */
  received_at: Date | string;
  specimen: Drawn | null;
  points: number;
  points_of: number;
  verdict: Mark['verdict'];
  decided: NonNullable<Mark['decide']> | null;
};

export function toResponse(row: ResponseRow): KeptResponse {
  return {
    id: row.id,
    question: row.question_id,
    hash: row.question_hash,
    revision: row.revision_id,
    answer: row.answer,
    confidence: row.confidence,
    receivedAt: new Date(row.received_at),
    drawn: row.specimen,
    mark: {
      points: row.points_of > 0 ? row.points / row.points_of : 0,
      verdict: row.verdict,
      ...(row.decided && { decide: row.decided })
    }
  };
}
