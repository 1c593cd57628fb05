import type { Standing } from '#lib/domain/certificate/certificate.ts';
import type { IconName } from '#lib/components/look/icons.ts';
import * as m from '#lib/paraglide/messages.js';

/** How a certificate stands: word, icon and colour, the same everywhere. */
export const standings: Record<
  Standing,
  { state: 'right' | 'warn' | 'wrong'; icon: IconName; word: () => string; means: () => string }
> = {
  genuine: {
    state: 'right',
    icon: 'check',
    word: m.certificate_standing_genuine,
    means: m.verify_genuine_means
  },
  expired: {
    state: 'warn',
    icon: 'clock',
    word: m.certificate_standing_expired,
    means: m.verify_expired_means
  },
  revoked: {
    state: 'wrong',
    icon: 'cross',
    word: m.certificate_standing_revoked,
    means: m.verify_revoked_means
  }
};
