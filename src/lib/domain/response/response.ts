import type { Language } from '#lib/domain/language.ts';
import type {
  AnswerFields,
  AnswerProblem,
  ExplainedQuestion,
  Kind,
  Mark
} from '#lib/domain/question/question.ts';

/** How sure somebody is: 1 guessing, 2 fairly sure, 3 sure. Reported, never rewarded. */
export type Confidence = 1 | 2 | 3;
export const confidences: readonly Confidence[] = [1, 2, 3];

/** Questions of what a thing is, or what to do with it, ask how sure one is. */
export const asksHowSure = (kind: Kind): boolean => kind === 'decide' || kind === 'identify';

/** An answer on its way from a device: from a form, or from the answers kept there. */
export type SentResponse = {
  /** UUID made on the device: sent twice, it counts once. */
  id: string;
  /** Whose answer it is: on a shared computer the session may be somebody else's by now. */
  person: string;
  /** The revision of the course it was asked under. */
  revision: string;
  question: string;
  /** The language it was asked in. */
  language: Language;
  fields: AnswerFields;
  confidence: Confidence | null;
  /** By the clock of the device, ISO 8601; null: not said, then the time of arrival. */
  givenAt: string | null;
  /** From being shown to being answered, as the device says; null: not known. Never rewarded. */
  seconds?: number | null;
  /** The draw of the individual it was asked about. */
  draw?: string;
  /**
   * An item of an exam: it is kept and not told anything of. `question` is then the name under which
   * the device knows it, and `revision` says nothing.
   */
  attempt?: { id: string; item: number };
};

/** An answer that is kept and marked, with all that may be told afterwards. */
export type MarkedResponse = {
  id: string;
  fields: AnswerFields;
  confidence: Confidence | null;
  mark: Mark;
  explained: ExplainedQuestion;
  /** When the server had it, ISO 8601. */
  receivedAt: string;
};

/** Why an answer is not taken. Those of AnswerProblem come from reading the answer itself. */
export type RefusedResponse =
  | AnswerProblem
  | 'bad-shape'
  | 'other-person'
  | 'no-revision'
  | 'no-question'
  | 'id-taken'
  | 'no-confidence'
  /** The individual it is about was never drawn for this person and question. */
  | 'no-specimen'
  /** This individual has been answered: the next answer needs a new one. */
  | 'specimen-answered'
  | 'unknown-item'
  | 'submitted'
  | 'too-late';

/** What the device is told of each answer it sent. */
export type ResponseReply =
  | { kind: 'accepted'; response: MarkedResponse }
  /** An answer of an exam. */
  | { kind: 'kept'; id: string; receivedAt: string }
  /** `words`: the reason as the page says it. */
  | { kind: 'refused'; id: string; reason: RefusedResponse; words?: string };

/** Form fields that say what an answer is about; every other field is part of the answer. */
export const aboutAnswer: readonly string[] = [
  ...['response', 'person', 'revision', 'question', 'language', 'confidence', 'given_at', 'draw'],
  'shown_at'
];

/** Longer than an hour nobody thinks about a picture: the page was left open. */
const longestAnswer = 3600;

/** A time to answer that can be believed, in seconds. */
export const believedSeconds = (seconds: number): number | null =>
  seconds >= 0 && seconds <= longestAnswer ? seconds : null;
