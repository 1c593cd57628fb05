import { refused, valuesOf } from '#lib/domain/question/answer-fields.ts';
import { markOf } from '#lib/domain/question/marks.ts';
import { decisions, type Decision } from '#lib/domain/question/question.ts';
import type { QuestionDesk } from '#lib/domain/question/question-desk.ts';
import type { KindRules } from '#lib/domain/question/kinds/kind-rules.ts';
import type { RawChoice, RawQuestion } from '#lib/domain/question/reading/raw-question.ts';

/**
 * What to do with the thing on the desk. Marks go only to what is keyed; hits and false alarms
 * are counted apart: a target held or seized is a hit whichever of the two was keyed.
 */
export const decide: KindRules<'decide'> = {
  read(raw, desk) {
    const given = raw.answer.shape === 'round' ? raw.answer.choices : [];
    const isComplete =
      given.length === decisions.length &&
      decisions.every((decision) => given.some(({ text }) => text === decision));
    if (!isComplete) {
      desk.report(raw.line, 'bad-decision', { question: raw.id });
      return null;
    }
    const right = given.filter(({ mark }) => mark === 'x').map(({ text }) => text as Decision);
    if (right.length === 0) {
      desk.report(raw.line, 'no-right-answer', { question: raw.id });
      return null;
    }
    if (right.includes('clear') && right.length > 1) {
      desk.report(raw.line, 'decide-both', { question: raw.id });
      return null;
    }
    return {
      key: { right, target: !right.includes('clear') },
      text: { feedback: feedbackOf(given, desk) }
    };
  },

  /** The decisions are the interface's words: a translation repeats them only to add feedback. */
  translate(raw, _original, desk) {
    if (raw.answer.shape === 'none') return { feedback: {} };
    const given = raw.answer.shape === 'round' ? raw.answer.choices : [];
    reportMarks(raw, given, desk);
    if (given.some(({ text }) => !decisions.includes(text as Decision)))
      desk.report(raw.line, 'bad-decision', { question: raw.id });
    return { feedback: feedbackOf(given, desk) };
  },

  asked: () => ({ choices: [...decisions] }),

  readAnswer(_question, fields) {
    const choice = valuesOf(fields, 'choice')[0];
    if (choice === undefined) return refused('empty');
    return decisions.includes(choice as Decision)
      ? { kind: 'answer', answer: { kind: 'decide', choice: choice as Decision } }
      : refused('unknown-choice');
  },

  mark({ key }, { choice }) {
    const stopped = choice !== 'clear';
    const decided = key.target
      ? stopped
        ? 'hit'
        : 'miss'
      : stopped
        ? 'false-alarm'
        : 'correct-clear';
    return { ...markOf(key.right.includes(choice) ? 1 : 0), decide: decided };
  },

  explained: ({ key }, { feedback }) => ({
    target: key.target,
    choices: decisions.map((choice) => ({
      choice,
      right: key.right.includes(choice),
      feedback: feedback[choice] ?? null
    }))
  })
};

function feedbackOf(given: RawChoice[], desk: QuestionDesk): Partial<Record<Decision, string>> {
  return Object.fromEntries(
    given.flatMap(({ text, feedback }) => (feedback ? [[text, desk.later(feedback)]] : []))
  );
}

function reportMarks(raw: RawQuestion, given: RawChoice[], desk: QuestionDesk): void {
  for (const { mark, line } of given)
    if (mark.includes('x')) desk.report(line, 'translation-marks', { question: raw.id });
}
