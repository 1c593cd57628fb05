import type { IconName } from '#lib/components/look/icons.ts';
import type { Standing } from '#lib/domain/standing/standing.ts';
import * as m from '#lib/paraglide/messages.js';

/** What each standing is called. */
export const standingWords: Record<Standing, () => string> = {
  'not-started': m.standing_not_started,
  'under-way': m.standing_under_way,
  passed: m.standing_passed,
  ending: m.standing_ending,
  expired: m.standing_expired,
  revoked: m.standing_revoked
};

type Look = { state: 'right' | 'wrong' | 'warn' | 'hold' | 'plain'; icon: IconName };

/** How each standing looks: never the colour alone. */
export const standingLooks: Record<Standing, Look> = {
  'not-started': { state: 'plain', icon: 'dot' },
  'under-way': { state: 'hold', icon: 'book' },
  passed: { state: 'right', icon: 'check' },
  ending: { state: 'warn', icon: 'clock' },
  expired: { state: 'wrong', icon: 'clock' },
  revoked: { state: 'wrong', icon: 'cross' }
};
