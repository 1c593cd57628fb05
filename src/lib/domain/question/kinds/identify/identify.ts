import { refused, valuesOf } from '#lib/domain/question/answer-fields.ts';
import { askChoices, explainChoices } from '#lib/domain/question/choices.ts';
import { markOf } from '#lib/domain/question/marks.ts';
import type { Mark } from '#lib/domain/question/question.ts';
import type { KindRules } from '#lib/domain/question/kinds/kind-rules.ts';

/** Choices that stand in every question of this kind; the interface has the words for them. */
export const none = 'none';
export const cannotTell = 'cannot-tell';

/**
 * `::: identify`: whose is this individual? Key and choices are filled in when one is drawn
 * (specimen/pose.ts); written is only what it is drawn from.
 */
export const identify: KindRules<'identify'> = {
  read(raw, desk) {
    if (raw.answer.shape !== 'none')
      desk.report(raw.answer.line, 'identify-with-answers', { question: raw.id });
    return {
      key: { right: '', features: [], target: null, stops: [] },
      text: { asksFeature: raw.specimen.feature, choices: [], features: [] }
    };
  },

  translate(raw, original, desk) {
    if (raw.answer.shape !== 'none')
      desk.report(raw.answer.line, 'identify-with-answers', { question: raw.id });
    return { asksFeature: original.text.asksFeature, choices: [], features: [] };
  },

  asked: (_question, { choices, features }, seed) => ({
    choices: endWithNone(askChoices(withoutFeedback(choices), seed)),
    features
  }),

  readAnswer(question, fields) {
    const { choices, features } = question.texts[question.original]!;
    const choice = valuesOf(fields, 'choice')[0];
    const feature = valuesOf(fields, 'feature')[0];
    if (choice === undefined) return refused('empty');
    if (!choices.some(({ id }) => id === choice)) return refused('unknown-choice');
    if (features.length === 0 || choice === cannotTell)
      return { kind: 'answer', answer: { kind: 'identify', choice } };
    if (feature === undefined) return refused('no-feature');
    return features.includes(feature)
      ? { kind: 'answer', answer: { kind: 'identify', choice, feature } }
      : refused('unknown-choice');
  },

  /** Half of the mark is for the name, half for the reason, where one is asked; no name, no reason. */
  mark({ key, texts, original }, { choice, feature }): Mark {
    const isRight = choice === key.right;
    const asks = texts[original]!.features.length > 0;
    const knows = feature !== undefined && key.features.includes(feature);
    const marked = markOf(!isRight ? 0 : !asks || knows ? 1 : 0.5);
    if (key.target === null) return marked;
    const stopped = key.stops.includes(choice);
    if (key.target) return { ...marked, decide: stopped ? 'hit' : 'miss' };
    return { ...marked, decide: stopped ? 'false-alarm' : 'correct-clear' };
  },

  explained: ({ key }, { choices, features }) => ({
    choices: explainChoices(withoutFeedback(choices), [key.right]),
    features: features.map((id) => ({ id, right: key.features.includes(id) }))
  })
};

const withoutFeedback = <T extends object>(choices: T[]) =>
  choices.map((choice) => ({ ...choice, feedback: null }));

/** "None of these" stands after the names, "cannot tell" last of all. */
function endWithNone<T extends { id: string }>(choices: T[]): T[] {
  const rank = ({ id }: T) => (id === cannotTell ? 2 : id === none ? 1 : 0);
  return [...choices].sort((a, b) => rank(a) - rank(b));
}
