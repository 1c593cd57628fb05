import type { IconName } from '#lib/components/look/icons.ts';
import type { Verdict } from '#lib/domain/case/case.ts';
import * as m from '#lib/paraglide/messages.js';

/** How an ending is told: word, icon and colour. */
export const verdictLooks: Record<
  Verdict,
  { colour: 'right' | 'part' | 'wrong'; icon: IconName; words: () => string }
> = {
  right: { colour: 'right', icon: 'check', words: m.case_ended_right },
  part: { colour: 'part', icon: 'half', words: m.case_ended_part },
  wrong: { colour: 'wrong', icon: 'cross', words: m.case_ended_wrong }
};
