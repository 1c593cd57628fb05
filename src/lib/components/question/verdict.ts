import type { Mark } from '#lib/domain/question/question.ts';
import type { IconName } from '#lib/components/look/icons.ts';
import * as m from '#lib/paraglide/messages.js';

type Verdict = { colour: 'right' | 'hold' | 'wrong'; icon: IconName; words: () => string };

/** Word, icon and colour of a mark. Of `decide` it says which of the four outcomes it was. */
export function verdictOf(mark: Mark): Verdict {
  const look = looks[mark.verdict];
  return { ...look, words: mark.decide ? decided(mark) : look.words };
}

const looks: Record<Mark['verdict'], Verdict> = {
  right: { colour: 'right', icon: 'check', words: m.verdict_right },
  part: { colour: 'hold', icon: 'half', words: m.verdict_part },
  wrong: { colour: 'wrong', icon: 'cross', words: m.verdict_wrong }
};

function decided({ decide, verdict }: Mark): () => string {
  if (decide === 'hit') return verdict === 'right' ? m.verdict_hit : m.verdict_hit_other_step;
  if (decide === 'miss') return m.verdict_miss;
  return decide === 'false-alarm' ? m.verdict_false_alarm : m.verdict_correct_clear;
}
