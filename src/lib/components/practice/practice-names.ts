import type { PracticeKind } from '#lib/domain/practice/practice.ts';
import * as m from '#lib/paraglide/messages.js';

export const practiceNames: Record<PracticeKind, () => string> = {
  daily: m.practice_today,
  burst: m.burst_title,
  pair: m.practice_pair
};
