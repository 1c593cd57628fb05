import * as v from 'valibot';
import { addDays, readDay, type Day } from '#lib/domain/time/day.ts';

/** By when it is to be done: on a day, so many days after it was asked, or without a day. */
export type DueRule =
  { kind: 'on'; day: Day } | { kind: 'within'; days: number } | { kind: 'open' };

/** When it is asked once more: so many months after it was done, or by one day of each year. */
export type AgainRule =
  { kind: 'every'; months: number } | { kind: 'yearly'; month: number; day: number };

/** Who comes when the day is near or over still gets so many days. */
export const leastDays = 14;

/** It is asked again so many days before it is due again; done within them it counts for that time. */
export const leadDays = 60;

/** The last day in time of what is asked on a day; null: there is none. */
export function dueOf(rule: DueRule, asked: Day): Day | null {
  if (rule.kind === 'open') return null;
  if (rule.kind === 'within') return addDays(asked, rule.days);
  const least = addDays(asked, leastDays);
  return rule.day > least ? rule.day : least;
}

/** When what was done on a day is due again. A day that a month lacks is its last. */
export function dueAgain(rule: AgainRule, done: Day): Day {
  if (rule.kind === 'every') {
    const [year, month, day] = done.split('-').map(Number) as [number, number, number];
    return lastIfNone(year, month + rule.months, day);
  }
  const from = addDays(done, leadDays);
  const year = Number(from.slice(0, 4));
  const first = lastIfNone(year, rule.month, rule.day);
  return first > from ? first : lastIfNone(year + 1, rule.month, rule.day);
}

/** The day on which it is asked again. */
export const askedAgain = (rule: AgainRule, done: Day): Day =>
  addDays(dueAgain(rule, done), -leadDays);

const day = v.pipe(
  v.string(),
  v.check((text) => readDay(text) === text)
);
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const dueRule: v.GenericSchema<DueRule> = v.variant('kind', [
  v.strictObject({ kind: v.literal('on'), day }),
  v.strictObject({ kind: v.literal('within'), days: whole(1, 730) }),
  v.strictObject({ kind: v.literal('open') })
]);

export const againRule: v.GenericSchema<AgainRule> = v.variant('kind', [
  v.strictObject({ kind: v.literal('every'), months: whole(3, 120) }),
  v.strictObject({ kind: v.literal('yearly'), month: whole(1, 12), day: whole(1, 31) })
]);

function lastIfNone(year: number, month: number, day: number): Day {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1, Math.min(day, last))).toISOString().slice(0, 10);
}
