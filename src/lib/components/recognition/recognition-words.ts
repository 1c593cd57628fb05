import type { IconName } from '#lib/components/look/icons.ts';
import type { Readiness } from '#lib/domain/recognition/readiness.ts';
import type { TaxonGroup } from '#lib/domain/recognition/taxon-group.ts';
import * as m from '#lib/paraglide/messages.js';

export const groupWords: Record<TaxonGroup, () => string> = {
  horn: m.taxon_group_horn,
  musk: m.taxon_group_musk,
  bird: m.taxon_group_bird,
  cat: m.taxon_group_cat,
  plant: m.taxon_group_plant,
  other: m.recognition_other_group
};

export const readinessLooks: Record<
  Readiness,
  { state: 'right' | 'warn' | 'wrong' | ''; icon: IconName; words: () => string }
> = {
  ready: { state: 'right', icon: 'check', words: m.recognition_ready },
  near: { state: 'warn', icon: 'clock', words: m.recognition_near },
  weak: { state: 'wrong', icon: 'triangle', words: m.recognition_weak },
  unsure: { state: '', icon: 'dot', words: m.recognition_unsure }
};

const truths: Record<string, () => string> = {
  protected: m.recognition_protected,
  harmless: m.recognition_harmless,
  'cannot-tell': m.recognition_unclear
};

const answers: Record<string, () => string> = {
  none: m.recognition_none_named,
  'cannot-tell': m.recognition_referred,
  clear: m.decide_clear,
  hold: m.decide_hold,
  seize: m.decide_seize
};

/** Names of taxa in the reader's language, by id. */
export type Names = Record<string, string>;

export const truthWords = (id: string, names: Names): string => truths[id]?.() ?? names[id] ?? id;
export const answerWords = (id: string, names: Names): string => answers[id]?.() ?? names[id] ?? id;
