import type { Kind } from '#lib/domain/question/question.ts';
import * as m from '#lib/paraglide/messages.js';

/** What a kind of question is called in the studio. */
export const kindWords: Record<Kind, () => string> = {
  'choose-one': () => m.studio_kind_choose_one(),
  'choose-all': () => m.studio_kind_choose_all(),
  order: () => m.studio_kind_order(),
  match: () => m.studio_kind_match(),
  measure: () => m.studio_kind_measure(),
  'short-answer': () => m.studio_kind_short_answer(),
  tap: () => m.studio_kind_tap(),
  matrix: () => m.studio_kind_matrix(),
  label: () => m.studio_kind_label(),
  sort: () => m.studio_kind_sort(),
  decide: () => m.studio_kind_decide(),
  identify: () => m.studio_kind_identify()
};

/** "choose one: 4, decide: 2" */
export const kindsInWords = (kinds: { kind: Kind; count: number }[]): string =>
  kinds
    .map(({ kind, count }) => m.studio_kind_count({ kind: kindWords[kind](), count }))
    .join(', ');
