import type { IconName } from '#lib/components/look/icons.ts';
import type { Concern, Level } from '#lib/domain/standing/overview.ts';
import type { Due } from '#lib/domain/standing/standing.ts';
import * as m from '#lib/paraglide/messages.js';

/** What wants action: its words, and what stands before them. */
export const concernLooks: Record<
  Concern,
  { words: () => string; said: () => string; icon: IconName; state: 'wrong' | 'warn' }
> = {
  over: { words: m.concern_over, said: m.concern_over_said, icon: 'clock', state: 'wrong' },
  'due-week': {
    words: m.concern_due_week,
    said: m.concern_due_week_said,
    icon: 'bell',
    state: 'warn'
  },
  'never-started': {
    words: m.concern_never_started,
    said: m.concern_never_started_said,
    icon: 'triangle',
    state: 'wrong'
  },
  'at-risk': {
    words: m.concern_at_risk,
    said: m.concern_at_risk_said,
    icon: 'clock',
    state: 'warn'
  },
  'ending-7': ending(7, 'wrong'),
  'ending-30': ending(30, 'warn'),
  ending: ending(60, 'warn'),
  'ending-90': ending(90, 'warn'),
  expired: {
    words: m.concern_expired,
    said: m.concern_expired_said,
    icon: 'certificate',
    state: 'wrong'
  }
};

function ending(days: number, state: 'wrong' | 'warn') {
  return {
    words: () => m.concern_ending({ days }),
    said: () => m.concern_ending_said({ days }),
    icon: 'history' as const,
    state
  };
}

export const levelLooks: Record<
  Level,
  { words: () => string; icon: IconName; state: 'right' | 'warn' | 'wrong' | 'none' }
> = {
  ready: { words: m.level_ready, icon: 'check', state: 'right' },
  half: { words: m.level_half, icon: 'clock', state: 'warn' },
  low: { words: m.level_low, icon: 'triangle', state: 'wrong' },
  none: { words: m.level_none, icon: 'dot', state: 'none' }
};

export const dueWords: Record<Due, () => string> = {
  none: m.due_none,
  later: m.due_later,
  soon: m.due_soon,
  over: m.due_over
};
