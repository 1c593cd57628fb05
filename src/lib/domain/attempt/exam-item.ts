import type { Course } from '#lib/domain/course/course.ts';
import type { Language } from '#lib/domain/language.ts';
import { asked } from '#lib/domain/question/ask.ts';
import type { AskedQuestion } from '#lib/domain/question/question.ts';
import type { Attempt, AttemptItem } from './attempt.ts';

/**
 * An item as it is sent to the page: in the reader's language, in the order of the attempt. Its id
 * is its place: trainers name questions after what they show, and a name can be an answer.
 */
export function askedItem(
  course: Course,
  attempt: Attempt,
  item: AttemptItem,
  language: Language
): AskedQuestion {
  const question = asked(course.questions[item.questionId]!, language, attempt.seed);
  return { ...question, id: `item-${item.number}` };
}
