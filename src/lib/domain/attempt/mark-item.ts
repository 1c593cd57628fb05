import type { Course } from '#lib/domain/course/course.ts';
import { mark } from '#lib/domain/question/ask.ts';
import type { Answer, Question } from '#lib/domain/question/question.ts';
import type { MarkedItem } from './result.ts';

/** Marks what was answered, or not, to a question of the course. */
export function markItem(course: Course, question: Question, answer: Answer | null): MarkedItem {
  const { id, points, objectives } = question;
  return {
    question: { id, points, objectives, module: moduleOf(course, question) },
    target: 'target' in question.key ? question.key.target : null,
    mark: answer && mark(question, answer)
  };
}

/** The module that teaches it: where it stands, else that of its first objective. */
function moduleOf(course: Course, question: Question): string | null {
  const taught = course.objectives.find(({ id }) => question.objectives.includes(id));
  return question.module ?? taught?.module ?? null;
}
