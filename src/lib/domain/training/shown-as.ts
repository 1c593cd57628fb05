import type { Attended } from './training.ts';

/** How a row of the attendance form says what it showed: only what differs from it was meant. */
export const shownAs = (
  said: Pick<Attended, 'state' | 'minutes' | 'remark'> | undefined
): string => (said ? JSON.stringify([said.state, said.minutes, said.remark]) : '');
