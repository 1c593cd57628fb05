import type { ExamRule } from '#lib/domain/course/exam-rule.ts';
import type { Answer, Mark } from '#lib/domain/question/question.ts';
import type { Drawn } from '#lib/domain/specimen/drawn.ts';
import type { Result } from './result.ts';

/** One try at an exam, as its person may see it. It holds no key. */
export type Attempt = {
  id: string;
  number: number;
  courseId: string;
  revisionId: string;
  rule: ExamRule;
  /** Orders the choices; never sent. */
  seed: string;
  startedAt: Date;
  endsAt: Date;
  /** null: under way. */
  submittedAt: Date | null;
  result: Result | null;
  /** The item that was open last, on whichever device. */
  at: number;
  items: AttemptItem[];
  certificateId: string | null;
  /** What its result was before a wrong key was put right, and after, oldest first. */
  corrections: { at: Date; before: Result; after: Result }[];
};

export type AttemptItem = {
  /** From 1. */
  number: number;
  questionId: string;
  /** The individual it shows, fixed at the start. */
  drawn: Drawn | null;
  flagged: boolean;
  /** The revision whose key holds instead of the attempt's own. */
  correctedBy: string | null;
  /** The answer that arrived last. */
  given: { answer: Answer; confidence: 1 | 2 | 3 | null; receivedAt: Date } | null;
  /** Once the attempt is submitted; an item without an answer has none. */
  verdict: Mark['verdict'] | null;
};

/** What the map of an exam shows of an item. */
export type MapItem = { number: number; answered: boolean; flagged: boolean };

export function mapOf(attempt: Attempt): MapItem[] {
  return attempt.items.map(({ number, flagged, given }) => ({
    number,
    flagged,
    answered: given !== null
  }));
}
