import type { Answer, AnswerFields } from './question.ts';

/** An answer as the fields of its form: how a form is filled again with what was given. */
export function fieldsOfAnswer(answer: Answer): AnswerFields {
  switch (answer.kind) {
    case 'choose-one':
    case 'decide':
      return { choice: answer.choice };
    case 'choose-all':
      return { choice: answer.choices };
    case 'order':
      return { order: answer.order };
    case 'match':
    case 'label':
      return named('pair', answer.pairs);
    case 'sort':
      return named('group', answer.groups);
    case 'matrix':
      return { tick: answer.ticks };
    case 'identify':
      return { choice: answer.choice, ...(answer.feature && { feature: answer.feature }) };
    case 'measure':
      return { value: answer.text };
    case 'short-answer':
      return { text: answer.text };
    case 'tap':
      return 'region' in answer
        ? { region: answer.region }
        : { x: String(answer.x), y: String(answer.y) };
  }
}

const named = (name: string, values: Record<string, string>): AnswerFields =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [`${name}_${id}`, value]));
