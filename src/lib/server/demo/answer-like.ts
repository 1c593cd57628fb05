import type { AnswerFields, Decision, Question } from '#lib/domain/question/question.ts';

/** What somebody who knows the answer would send. */
export function rightAnswer(question: Question): AnswerFields {
  switch (question.kind) {
    case 'choose-one':
      return { choice: question.key.right };
    case 'choose-all':
      return { choice: question.key.right };
    case 'order':
      return { order: question.key.order };
    case 'match':
      return pairs(question.key.pairs, (_left, right) => right);
    case 'measure':
      return { value: `${(question.key.from + question.key.to) / 2} ${question.key.unit}` };
    case 'short-answer':
      return { text: question.key.accepted[0] ?? '' };
    case 'tap':
      return { region: question.key.right[0] ?? '' };
    case 'decide':
      return { choice: question.key.right[0] ?? 'hold' };
  }
}

/** What somebody who does not know it might send; `pick`: from 0 up to 1, chooses among mistakes. */
export function wrongAnswer(question: Question, pick: number): AnswerFields {
  const text = question.texts[question.original];
  switch (question.kind) {
    case 'choose-one':
    case 'choose-all': {
      const choices = text && 'choices' in text ? text.choices.map(({ id }) => id) : [];
      const wrong = choices.filter((id) => !question.key.right.includes(id));
      return { choice: among(wrong, pick) ?? choices[0] ?? '' };
    }
    case 'order':
      return { order: [...question.key.order].reverse() };
    case 'match': {
      const rights = Object.values(question.key.pairs);
      return pairs(question.key.pairs, (_left, _right, i) => rights[(i + 1) % rights.length] ?? '');
    }
    case 'measure':
      return { value: `${question.key.to * 2} ${question.key.unit}` };
    case 'short-answer':
      return { text: '?' };
    case 'tap': {
      const regions = text && 'regions' in text ? text.regions.map(({ id }) => id) : [];
      const wrong = regions.filter((id) => !question.key.right.includes(id));
      return { region: among(wrong, pick) ?? '' };
    }
    case 'decide': {
      const wrong: Decision = question.key.target ? 'clear' : 'hold';
      return { choice: wrong };
    }
  }
}

function pairs(
  key: Record<string, string>,
  choose: (left: string, right: string, index: number) => string
): AnswerFields {
  const entries = Object.entries(key).map(([left, right], i) => [
    `pair_${left}`,
    choose(left, right, i)
  ]);
  return Object.fromEntries(entries) as AnswerFields;
}

const among = <T>(list: T[], pick: number): T | undefined => list[Math.floor(pick * list.length)];
