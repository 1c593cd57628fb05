import { fieldsOfAnswer } from '#lib/domain/question/fields-of-answer.ts';
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
    case 'label':
      return fieldsOfAnswer({ kind: question.kind, pairs: question.key.pairs });
    case 'matrix':
      return { tick: question.key.right };
    case 'sort':
      return fieldsOfAnswer({ kind: 'sort', groups: question.key.groups });
    case 'measure':
      return { value: `${(question.key.from + question.key.to) / 2} ${question.key.unit}` };
    case 'short-answer':
      return { text: question.key.accepted[0] ?? '' };
    case 'tap':
      return { region: question.key.right[0] ?? '' };
    case 'decide':
      return { choice: question.key.right[0] ?? 'hold' };
    case 'identify':
      return withFeature(question, question.key.right);
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
    case 'match':
    case 'label':
      return fieldsOfAnswer({ kind: question.kind, pairs: turned(question.key.pairs) });
    case 'matrix': {
      const { rows, columns } = question.texts[question.original]!;
      const cells = rows.flatMap((row) => columns.map((column) => `${row.id}.${column.id}`));
      return {
        tick:
          among(
            cells.filter((id) => !question.key.right.includes(id)),
            pick
          ) ?? ''
      };
    }
    case 'sort':
      return fieldsOfAnswer({ kind: 'sort', groups: turned(question.key.groups) });
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
    case 'identify': {
      const choices = text && 'choices' in text ? text.choices.map(({ id }) => id) : [];
      const wrong = choices.filter((id) => id !== question.key.right);
      // a mistake has its favourite: most name the same look-alike, the one that they fear
      const feared = question.key.stops.find((id) => wrong.includes(id));
      const named = pick < 0.5 ? feared : among(wrong, pick * 2 - 1);
      return withFeature(question, named ?? wrong[0] ?? '');
    }
  }
}

function withFeature(question: Question<'identify'>, choice: string): AnswerFields {
  const { features } = question.texts[question.original]!;
  const feature = question.key.features[0];
  return features.length > 0 && feature ? { choice, feature } : { choice };
}

/** Everything one place further on: as wrong as the key allows. */
function turned(key: Record<string, string>): Record<string, string> {
  const values = [...new Set(Object.values(key))];
  return Object.fromEntries(
    Object.entries(key).map(([id, value]) => [
      id,
      values[(values.indexOf(value) + 1) % values.length]!
    ])
  );
}

const among = <T>(list: T[], pick: number): T | undefined => list[Math.floor(pick * list.length)];
