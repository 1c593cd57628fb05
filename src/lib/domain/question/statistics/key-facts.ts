import { decisions, type Question } from '#lib/domain/question/question.ts';
import type { KeyFacts } from './item-statistics.ts';

/** What statistics need to know of the key; kinds without choices have none to suspect. */
export function keyFacts(question: Question): KeyFacts {
  switch (question.kind) {
    case 'choose-one': {
      const { choices } = question.texts[question.original]!;
      const right = [question.key.right];
      const ids = choices.filter(({ cannotTell }) => !cannotTell).map(({ id }) => id);
      return { right, wrong: without(ids, right), chance: 1 / choices.length };
    }
    case 'decide':
      // three decisions, and two of them may be right
      return {
        right: question.key.right,
        wrong: without(decisions, question.key.right),
        chance: question.key.right.length / decisions.length
      };
    default:
      return { right: [], wrong: [], chance: null };
  }
}

const without = (ids: readonly string[], right: readonly string[]) =>
  ids.filter((id) => !right.includes(id));
