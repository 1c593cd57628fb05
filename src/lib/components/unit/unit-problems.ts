import * as m from '#lib/paraglide/messages.js';

const words: Record<string, (() => string) | undefined> = {
  'name-empty': m.unit_problem_empty,
  'name-long': m.unit_problem_long,
  'name-taken': m.unit_problem_taken,
  'no-parent': m.unit_problem_no_parent,
  circle: m.unit_problem_circle
};

/** What is wrong with the field, if it is this field's problem. */
export function sayUnitProblem(
  problem: string | undefined,
  field: 'name' | 'parent'
): string | null {
  const known = words[problem ?? ''];
  const ofName = problem?.startsWith('name-') ?? false;
  return known && ofName === (field === 'name') ? known() : null;
}
