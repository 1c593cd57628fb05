import type { Course } from '#lib/domain/course/course.ts';
import { fieldsOfAnswer } from '#lib/domain/question/fields-of-answer.ts';
import type { AnswerFields, Question } from '#lib/domain/question/question.ts';

/** The fields of a wholly right answer, read from the key: for any kind of question. */
export function rightFields(course: Course, id: string): AnswerFields {
  return fieldsByKey(course.questions[id]!);
}

/** The same, of a question that has been posed. */
export function fieldsByKey(question: Question): AnswerFields {
  switch (question.kind) {
    case 'choose-one':
      return { choice: question.key.right };
    case 'choose-all':
      return { choice: question.key.right };
    case 'order':
      return { order: question.key.order };
    case 'match':
    case 'label':
      return fieldsOfAnswer({ kind: question.kind, pairs: question.key.pairs });
    case 'matrix':
      return { tick: question.key.right };
    case 'sort':
      return fieldsOfAnswer({ kind: 'sort', groups: question.key.groups });
    case 'measure':
      return { value: `${question.key.from} ${question.key.unit}` };
    case 'short-answer':
      return { text: question.key.accepted[0]! };
    case 'tap':
      return { region: question.key.right[0]! };
    case 'decide':
      return { choice: question.key.right[0]! };
    case 'identify':
      return { choice: question.key.right, feature: question.key.features[0] ?? '' };
  }
}
