import { refused, valuesOf } from '#lib/domain/question/answer-fields.ts';
import {
  askChoices,
  explainChoices,
  readChoices,
  translateChoices
} from '#lib/domain/question/choices.ts';
import { markOf } from '#lib/domain/question/marks.ts';
import type { KindRules } from '#lib/domain/question/kinds/kind-rules.ts';

/** `- ( )` `- (x)`; `- (?)` is "cannot tell", right only as `- (?x)`. */
export const chooseOne: KindRules<'choose-one'> = {
  read(raw, desk) {
    if (raw.answer.shape !== 'round') return null;
    const given = raw.answer.choices;
    const choices = readChoices(raw, given, desk);
    if (!choices) return null;
    const right = choices.filter((_, index) => given[index]!.mark.includes('x'));
    const unsure = given.filter(({ mark }) => mark.includes('?'));
    if (right.length === 0) desk.report(raw.line, 'no-right-answer', { question: raw.id });
    if (right.length > 1) desk.report(raw.line, 'several-right', { question: raw.id });
    if (unsure.length > 1) desk.report(unsure[1]!.line, 'cannot-tell-twice', { question: raw.id });
    return right.length === 1 ? { key: { right: right[0]!.id }, text: { choices } } : null;
  },

  translate(raw, original, desk) {
    const given = raw.answer.shape === 'round' ? raw.answer.choices : [];
    const choices = translateChoices(raw, given, original.text.choices, desk);
    return choices && { choices };
  },

  asked: (_question, text, seed) => ({ choices: askChoices(text.choices, seed) }),

  readAnswer(question, fields) {
    const choice = valuesOf(fields, 'choice')[0];
    if (choice === undefined) return refused('empty');
    const known = question.texts[question.original]!.choices.some(({ id }) => id === choice);
    return known
      ? { kind: 'answer', answer: { kind: 'choose-one', choice } }
      : refused('unknown-choice');
  },

  mark: (question, answer) => markOf(answer.choice === question.key.right ? 1 : 0),

  explained: (question, text) => ({ choices: explainChoices(text.choices, [question.key.right]) })
};
