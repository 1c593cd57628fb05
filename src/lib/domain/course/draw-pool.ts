import type { Question } from '#lib/domain/question/question.ts';
import type { Course } from './course.ts';
import type { Draw } from './exam-rule.ts';

/** The questions that one line of the exam's rule may draw from, by id in order of their ids. */
export function drawPool(course: Pick<Course, 'questions'>, draw: Draw): Question[] {
  return Object.values(course.questions)
    .filter((question) => question.exam)
    .filter((question) =>
      draw.by === 'tag' ? question.tags.includes(draw.name) : question.module === draw.name
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
