import { refused, valuesOf } from '#lib/domain/question/answer-fields.ts';
import {
  askChoices,
  explainChoices,
  readChoices,
  translateChoices
} from '#lib/domain/question/choices.ts';
import { markOf } from '#lib/domain/question/marks.ts';
import type { KindRules } from '#lib/domain/question/kinds/kind-rules.ts';

/** `- [ ]` `- [x]`: right ticks less wrong ticks, as part of all right ones, never below zero. */
export const chooseAll: KindRules<'choose-all'> = {
  read(raw, desk) {
    if (raw.answer.shape !== 'square') return null;
    const given = raw.answer.choices;
    const choices = readChoices(raw, given, desk);
    if (!choices) return null;
    const right = choices.filter((_, index) => given[index]!.mark === 'x').map(({ id }) => id);
    if (right.length === 0) {
      desk.report(raw.line, 'no-right-answer', { question: raw.id });
      return null;
    }
    return { key: { right }, text: { choices } };
  },

  translate(raw, original, desk) {
    const given = raw.answer.shape === 'square' ? raw.answer.choices : [];
    const choices = translateChoices(raw, given, original.text.choices, desk);
    return choices && { choices };
  },

  asked: (_question, text, seed) => ({ choices: askChoices(text.choices, seed) }),

  readAnswer(question, fields) {
    const choices = [...new Set(valuesOf(fields, 'choice'))].sort();
    if (choices.length === 0) return refused('empty');
    const known = new Set(question.texts[question.original]!.choices.map(({ id }) => id));
    return choices.every((choice) => known.has(choice))
      ? { kind: 'answer', answer: { kind: 'choose-all', choices } }
      : refused('unknown-choice');
  },

  mark(question, answer) {
    const right = new Set(question.key.right);
    const ticks = new Set(answer.choices);
    const hits = [...ticks].filter((tick) => right.has(tick)).length;
    return markOf((hits - (ticks.size - hits)) / right.size);
  },

  explained: (question, text) => ({ choices: explainChoices(text.choices, question.key.right) })
};
