import * as v from 'valibot';
import { addDays, dayBegins, type Day } from '#lib/domain/time/day.ts';
import { isoDay } from '#lib/domain/time/say-time.ts';

/** When a screen is sent: on a day of each week (1: Monday) or month, at an hour of the clock. */
export type Rhythm =
  | { kind: 'weekly'; weekday: number; hour: number }
  | { kind: 'monthly'; day: number; hour: number };

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const hour = whole(0, 23);

export const rhythm: v.GenericSchema<Rhythm> = v.variant('kind', [
  v.strictObject({ kind: v.literal('weekly'), weekday: whole(1, 7), hour }),
  v.strictObject({ kind: v.literal('monthly'), day: whole(1, 31), hour })
]);

/**
 * The first moment after `now` at which it is due, by the clocks of a zone. A day that a month lacks
 * is its last; on the two days a year on which some zones change their clocks it may be an hour off.
 */
export function nextAfter(rhythm: Rhythm, timeZone: string, now: Date): Date {
  const today = isoDay(now, timeZone);
  // of two months and two weeks one day is surely due
  for (let day = today; ; day = addDays(day, 1)) {
    if (!isOn(rhythm, day)) continue;
    const at = new Date(dayBegins(day, timeZone).getTime() + rhythm.hour * 3_600_000);
    if (at > now) return at;
  }
}

function isOn(rhythm: Rhythm, day: Day): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  if (rhythm.kind === 'weekly') return (date.getUTCDay() || 7) === rhythm.weekday;
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.getUTCDate() === Math.min(rhythm.day, last);
}
