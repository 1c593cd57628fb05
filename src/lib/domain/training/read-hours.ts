import type { Hours } from './training.ts';

/** Longer is more than one training. */
const longest = 14 * 60;

/**
 * The hours of a training as typed; null: none were typed, `wrong`: they cannot be meant. An end
 * before the beginning is on the next morning, as of an exercise at night.
 */
export function readHours(begins: string, ends: string): Hours | 'wrong' | null {
  if (!begins && !ends) return null;
  const [from, until] = [minutesOf(begins), minutesOf(ends)];
  if (from === null || until === null) return 'wrong';
  const minutes = until > from ? until - from : until + 24 * 60 - from;
  return minutes <= longest ? { begins: clock(from), ends: clock(until), minutes } : 'wrong';
}

function minutesOf(typed: string): number | null {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(typed.trim()) ?? [];
  if (!hour || !minute || Number(hour) > 23 || Number(minute) > 59) return null;
  return Number(hour) * 60 + Number(minute);
}

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((one) => String(one).padStart(2, '0')).join(':');
