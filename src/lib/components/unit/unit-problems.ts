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

const refusals: Record<string, (() => string) | undefined> = {
  'has-people': m.unit_refused_has_people,
  'has-units': m.unit_refused_has_units,
  'name-taken': m.unit_problem_taken,
  'parent-archived': m.unit_refused_parent_archived,
  nobody: m.unit_refused_nobody,
  'no-unit': m.person_problem_no_unit,
  'no-period': m.person_refused_no_period,
  left: m.person_refused_left
};

/** Why something was not done to a unit, with the next step. */
export const sayUnitRefused = (reason: string): string => refusals[reason]?.() ?? reason;
