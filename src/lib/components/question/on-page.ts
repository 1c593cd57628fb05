import type { AnswerFields } from '#lib/domain/question/question.ts';
import type { Confidence, RefusedResponse, SentResponse } from '#lib/domain/response/response.ts';

/** What a form must know to send an answer, the same for every question of a page. */
export type SentFrom = Pick<SentResponse, 'person' | 'revision'> & {
  course: string;
  /** IANA name: times are said in the reader's own. */
  timeZone: string;
};

/** An answer that came by the plain form and was not taken: shown again with the reason. */
export type FailedForm = {
  question: string;
  reason: RefusedResponse;
  fields: AnswerFields;
  confidence: Confidence | null;
};
