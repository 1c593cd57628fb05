/** How a choice stands once the question is marked; `open` before. */
export type OptionState = 'open' | 'chosen-right' | 'chosen-wrong' | 'missed' | 'off';

/** `right` is null as long as the question is not marked. */
export function optionState(chosen: boolean, right: boolean | null): OptionState {
  if (right === null) return 'open';
  if (chosen) return right ? 'chosen-right' : 'chosen-wrong';
  return right ? 'missed' : 'off';
}
