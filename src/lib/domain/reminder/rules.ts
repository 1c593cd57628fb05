import * as v from 'valibot';
import { kinds } from './kinds.ts';

/** When letters leave: hours of the agency's clock, the last one not included. */
export interface Hours {
  from: number;
  until: number;
}

/** On these days before; the greatest first. */
export interface DaysBefore {
  on: boolean;
  days: number[];
}

export interface Rules {
  hours: Hours;
  'due-soon': DaysBefore;
  /** The first on the next day, then every so many days, so many letters in all. */
  overdue: { on: boolean; every: number; times: number };
  expiring: DaysBefore;
  /** 1: Monday. */
  digest: { on: boolean; weekday: number };
  /** So many days after the due day; the least first. */
  escalation: { on: boolean; days: number[] };
}
export type Part = keyof Rules;
export const parts = ['hours', ...kinds] as const satisfies readonly Part[];
export const isPart = (text: string): text is Part => (parts as readonly string[]).includes(text);

/** What holds until the agency says otherwise. */
export const firstRules: Rules = {
  hours: { from: 8, until: 20 },
  'due-soon': { on: true, days: [14, 7, 1] },
  overdue: { on: true, every: 7, times: 8 },
  expiring: { on: true, days: [90, 60, 30, 7] },
  digest: { on: true, weekday: 1 },
  escalation: { on: true, days: [14] }
};

/** So many days may be named for a kind. */
export const mostDays = 6;

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const on = v.boolean();

const days = (least: number, order: 'up' | 'down') =>
  v.pipe(
    v.array(whole(least, 366)),
    v.minLength(1),
    v.maxLength(mostDays),
    v.transform((list) => [...new Set(list)].sort((a, b) => (order === 'up' ? a - b : b - a)))
  );

const schemas: { [P in Part]: v.GenericSchema<unknown, Rules[P]> } = {
  hours: v.pipe(
    v.strictObject({ from: whole(0, 23), until: whole(1, 24) }),
    v.check(({ from, until }) => from < until)
  ),
  'due-soon': v.strictObject({ on, days: days(0, 'down') }),
  overdue: v.strictObject({ on, every: whole(1, 60), times: whole(1, 26) }),
  expiring: v.strictObject({ on, days: days(0, 'down') }),
  digest: v.strictObject({ on, weekday: whole(1, 7) }),
  escalation: v.strictObject({ on, days: days(1, 'up') })
};

/** The rule when it is one, with its days in order; null: it is none. */
export function readRule<P extends Part>(part: P, value: unknown): Rules[P] | null {
  const result = v.safeParse(schemas[part] as v.GenericSchema<unknown, Rules[P]>, value);
  return result.success ? result.output : null;
}

/** Days as people write them, "14, 7 and 1" or "14 7 1"; null: it is not a list of numbers. */
export function readDays(text: string): number[] | null {
  const words = text.match(/[^\s,;.，、]+/g) ?? [];
  const numbers = words.filter((word) => !ands.includes(word.toLowerCase()));
  return numbers.length && numbers.every((one) => /^\d{1,3}$/.test(one))
    ? numbers.map(Number)
    : null;
}

const ands = ['and', 'и', 'және', 'жана', 'ва', 'va', '和'];
