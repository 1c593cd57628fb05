import type { Course } from '#lib/domain/course/course.ts';
import type { AnswerFields, Question } from '#lib/domain/question/question.ts';

/** The fields of a wholly right answer, read from the key: for any kind of question. */
export function rightFields(course: Course, id: string): AnswerFields {
  return fieldsByKey(course.questions[id]!);
}

function fieldsByKey(question: Question): AnswerFields {
  switch (question.kind) {
    case 'choose-one':
      return { choice: question.key.right };
    case 'choose-all':
      return { choice: question.key.right };
    case 'order':
      return { order: question.key.order };
    case 'match':
      return Object.fromEntries(
        Object.entries(question.key.pairs).map(([left, right]) => [`pair_${left}`, right])
      );
    case 'measure':
      return { value: `${question.key.from} ${question.key.unit}` };
    case 'short-answer':
      return { text: question.key.accepted[0]! };
    case 'tap':
      return { region: question.key.right[0]! };
    case 'decide':
      return { choice: question.key.right[0]! };
  }
}
