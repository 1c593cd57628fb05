import type { RefusedResponse } from '#lib/domain/response/response.ts';
import * as m from '#lib/paraglide/messages.js';

const words: Record<RefusedResponse, () => string> = {
  empty: m.refused_empty,
  'unknown-choice': m.refused_unknown_choice,
  'not-all-placed': m.refused_not_all_placed,
  'placed-twice': m.refused_placed_twice,
  'not-a-number': m.refused_not_a_number,
  'unknown-unit': m.refused_unknown_unit,
  'too-long': m.refused_too_long,
  'bad-shape': m.refused_bad_shape,
  'other-person': m.refused_other_person,
  'no-revision': m.refused_no_question,
  'no-question': m.refused_no_question,
  'id-taken': m.refused_id_taken,
  'no-confidence': m.refused_no_confidence,
  'unknown-item': m.refused_no_question,
  submitted: m.refused_submitted,
  'no-feature': m.refused_no_feature,
  'no-specimen': m.refused_no_specimen,
  'specimen-answered': m.refused_specimen_answered,
  'too-late': m.refused_too_late
};

/** Why an answer was not taken and what to do, in the reader's language. */
export const refusedWords = (reason: RefusedResponse) => words[reason]();
