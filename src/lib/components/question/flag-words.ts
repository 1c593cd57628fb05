import type { AskedQuestion } from '#lib/domain/question/question.ts';
import type { Flag } from '#lib/domain/question/statistics/flags.ts';
import * as m from '#lib/paraglide/messages.js';
import { plainText } from './plain-text.ts';

/** Those that may mean a wrong key. */
export const graveFlags: readonly Flag['kind'][] = ['key-suspect', 'backwards'];

export function flagWords(flag: Flag, asked: AskedQuestion): string {
  switch (flag.kind) {
    case 'key-suspect':
      return m.stat_flag_key({ choice: choiceWords(flag.choice, asked) });
    case 'backwards':
      return m.stat_flag_backwards();
    case 'weak':
      return m.stat_flag_weak();
    case 'easy':
      return m.stat_flag_easy();
    case 'guessing':
      return m.stat_flag_guessing();
    case 'unanswered':
      return m.stat_flag_unanswered();
    case 'unused': {
      const choices = flag.choices.map((id) => `“${choiceWords(id, asked)}”`).join(', ');
      return m.stat_flag_unused({ choices });
    }
    case 'few':
      return m.stat_flag_few();
  }
}

const decisionWords: Record<string, () => string> = {
  clear: m.decide_clear,
  hold: m.decide_hold,
  seize: m.decide_seize
};

/** A choice in the words in which it is asked; an earlier version had others. */
export function choiceWords(id: string, asked: AskedQuestion): string {
  if (id === '') return m.stat_no_answer();
  if (asked.kind === 'decide') return decisionWords[id]?.() ?? id;
  if ('choices' in asked) {
    const choice = asked.choices.find((one) => one.id === id);
    if (choice && 'html' in choice) return plainText(choice.html) || m.stat_choice_picture();
  }
  return asked.kind === 'tap' ? id : m.stat_choice_gone();
}
