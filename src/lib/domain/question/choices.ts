import type { AskedChoice, ChoiceText, ExplainedChoice } from './question.ts';
import { choiceId } from './choice-id.ts';
import type { QuestionDesk } from './question-desk.ts';
import type { RawChoice, RawQuestion } from './reading/raw-question.ts';
import { shuffle } from '#lib/domain/random.ts';

/** The choices as written in the original; null when they cannot be used (reported). */
export function readChoices(
  raw: RawQuestion,
  choices: RawChoice[],
  desk: QuestionDesk
): ChoiceText[] | null {
  const { report } = desk;
  if (choices.length < 2) {
    report(raw.line, 'too-few-choices', { question: raw.id });
    return null;
  }
  const seen = new Map<string, number>();
  for (const { text, line } of choices) {
    const plain = text.toLowerCase().replace(/\s+/g, ' ');
    if (!text) report(line, 'choice-empty', { question: raw.id });
    else if (seen.has(plain))
      report(line, 'choice-twice', { question: raw.id, choice: text, first: seen.get(plain)! });
    seen.set(plain, line);
  }
  return choices.map((choice) => ({
    id: choiceId(raw.id, choice.text),
    ...wordsOf(choice, desk)
  }));
}

/** The words of a translation's choices under the ids of the original; null: they do not fit. */
export function translateChoices(
  raw: RawQuestion,
  choices: RawChoice[],
  original: ChoiceText[],
  desk: QuestionDesk
): ChoiceText[] | null {
  if (choices.length !== original.length) {
    const values = { question: raw.id, own: choices.length, original: original.length };
    desk.report(raw.line, 'translation-choices', values);
    return null;
  }
  for (const { mark, line } of choices)
    if (mark.includes('x')) desk.report(line, 'translation-marks', { question: raw.id });
  return choices.map((choice, index) => ({
    ...wordsOf(choice, desk),
    id: original[index]!.id,
    cannotTell: original[index]!.cannotTell
  }));
}

/** Shuffled; "cannot tell" stays last. Without feedback. */
export function askChoices(choices: ChoiceText[], seed: string): AskedChoice[] {
  const asked = choices.map(({ id, html, cannotTell }) => ({ id, html, cannotTell }));
  return [
    ...shuffle(
      asked.filter((choice) => !choice.cannotTell),
      seed
    ),
    ...asked.filter((choice) => choice.cannotTell)
  ];
}

export function explainChoices(choices: ChoiceText[], right: string[]): ExplainedChoice[] {
  return choices.map((choice) => ({ ...choice, right: right.includes(choice.id) }));
}

function wordsOf(choice: RawChoice, desk: QuestionDesk): Omit<ChoiceText, 'id'> {
  return {
    html: desk.inline(choice),
    cannotTell: choice.mark.includes('?'),
    feedback: choice.feedback && desk.later(choice.feedback)
  };
}
