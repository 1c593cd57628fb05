import { refused, valuesOf } from '#lib/domain/question/answer-fields.ts';
import { markOf } from '#lib/domain/question/marks.ts';
import { sameWords } from '#lib/domain/question/same-words.ts';
import type { KindRules } from '#lib/domain/question/kinds/kind-rules.ts';

/** `= "ling yang jiao" | "羚羊角"`: any of them, in any language, however it is typed. */
export const shortAnswer: KindRules<'short-answer'> = {
  read(raw, desk) {
    if (raw.answer.shape !== 'equals') return null;
    const accepted = readAccepted(raw.answer.text);
    if (!accepted) {
      desk.report(raw.answer.line, 'bad-short-answer', { question: raw.id, got: raw.answer.text });
      return null;
    }
    return { key: { accepted }, text: {} };
  },

  translate(raw, _original, desk) {
    if (raw.answer.shape !== 'none')
      desk.report(raw.answer.line, 'translation-marks', { question: raw.id });
    return {};
  },

  asked: () => ({}),

  readAnswer(_question, fields) {
    const text = valuesOf(fields, 'text')[0]?.trim() ?? '';
    if (text === '') return refused('empty');
    if (text.length > 200) return refused('too-long');
    return { kind: 'answer', answer: { kind: 'short-answer', text } };
  },

  mark: (question, answer) =>
    markOf(question.key.accepted.some((one) => sameWords(one, answer.text)) ? 1 : 0),

  explained: (question) => ({ accepted: [...question.key.accepted] })
};

function readAccepted(text: string): string[] | null {
  const parts = text.split('|').map((part) => /^\s*["“„«](.*)["”“»]\s*$/.exec(part)?.[1]?.trim());
  return parts.every((part) => part !== undefined && part !== '') ? (parts as string[]) : null;
}
