import type { Language } from '#lib/domain/language.ts';
import { explained, mark, readAnswer } from './ask.ts';
import type { AnswerFields, AnswerProblem, ExplainedQuestion, Mark, Question } from './question.ts';

/** What became of an answer that nobody keeps. `mark` is null where only the answer was shown. */
export type TriedAnswer =
  | { kind: 'told'; fields: AnswerFields; mark: Mark | null; explained: ExplainedQuestion }
  | { kind: 'refused'; fields: AnswerFields; reason: AnswerProblem };

/** Marks and explains without a trace; `fields` null: just show what is right. */
export function tryAnswer(
  question: Question,
  language: Language,
  fields: AnswerFields | null
): TriedAnswer {
  const told = explained(question, language, `q-${question.id}`);
  if (!fields) return { kind: 'told', fields: {}, mark: null, explained: told };
  const read = readAnswer(question, fields);
  if (read.kind === 'refused') return { kind: 'refused', fields, reason: read.reason };
  return { kind: 'told', fields, mark: mark(question, read.answer), explained: told };
}
