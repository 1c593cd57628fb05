import type { DetailProblem } from '#lib/domain/person/details.ts';
import * as m from '#lib/paraglide/messages.js';

const words: Record<DetailProblem, () => string> = {
  empty: m.person_problem_empty,
  long: m.person_problem_long,
  'not-email': m.person_problem_not_email,
  'not-badge': m.person_problem_not_badge,
  'no-login': m.person_problem_no_login,
  taken: m.person_problem_taken,
  'no-unit': m.person_problem_no_unit
};

/** What is wrong with a field, in words; null when nothing is. */
export const sayDetailProblem = (problem: DetailProblem | undefined): string | null =>
  problem ? words[problem]() : null;
