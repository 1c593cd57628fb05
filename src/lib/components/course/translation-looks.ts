import type { IconName } from '#lib/components/look/icons.ts';
import type { TranslationState } from '#lib/domain/course/outline.ts';
import * as m from '#lib/paraglide/messages.js';

type Look = {
  words: () => string;
  icon: IconName;
  /** Of a tab, and of a chip. */
  tab: string;
  chip: 'right' | 'warn' | 'plain';
};

/** Word, icon and colour of how far a translation has come. */
export const translationLooks: Record<TranslationState, Look> = {
  original: { words: () => m.studio_language_original(), icon: 'pen', tab: '', chip: 'plain' },
  checked: { words: () => m.studio_language_checked(), icon: 'check', tab: 'fresh', chip: 'right' },
  unchecked: {
    words: () => m.studio_language_unchecked(),
    icon: 'people',
    tab: 'stale',
    chip: 'plain'
  },
  stale: { words: () => m.studio_language_stale(), icon: 'history', tab: 'stale', chip: 'warn' },
  missing: { words: () => m.studio_language_missing(), icon: 'dot', tab: 'gone', chip: 'plain' }
};
