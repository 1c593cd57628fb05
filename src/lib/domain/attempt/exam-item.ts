import type { Language } from '#lib/domain/language.ts';
import { asked } from '#lib/domain/question/ask.ts';
import type { AskedQuestion, Question } from '#lib/domain/question/question.ts';
import type { Attempt, AttemptItem } from './attempt.ts';

/**
 * An item as it is sent to the page, about its own individual if it needs one: in the reader's language, in the order of the attempt. Its id
 * is its place: trainers name questions after what they show, and a name can be an answer.
 */
export function askedItem(
  question: Question,
  attempt: Attempt,
  item: AttemptItem,
  language: Language
): AskedQuestion {
  return { ...asked(question, language, attempt.seed), id: `item-${item.number}` };
}
