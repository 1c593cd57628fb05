import { addDays, type Day } from '#lib/domain/time/day.ts';
import type { Kind } from './kinds.ts';
import type { Rules } from './rules.ts';

/**
 * On a day, whatever is due (or ends) from one day through another is at this step. Each due day is at
 * one step of a kind at most: the latest, so that days without a server are not made up for.
 */
export interface Window {
  kind: Exclude<Kind, 'digest'>;
  /** So many days before, or after. */
  step: number;
  /** Null: however long ago. */
  from: Day | null;
  until: Day;
}

/** Which due days are at which step today. */
export function windowsOn(rules: Rules, today: Day): Window[] {
  const { overdue, escalation, expiring } = rules;
  const times = Array.from({ length: overdue.times }, (_, n) => 1 + n * overdue.every);
  return [
    ...(rules['due-soon'].on ? before('due-soon', rules['due-soon'].days, today) : []),
    ...(overdue.on ? after('overdue', times, today) : []),
    ...(expiring.on ? before('expiring', expiring.days, today) : []),
    ...(escalation.on ? after('escalation', escalation.days, today) : [])
  ];
}

function before(kind: Window['kind'], days: number[], today: Day): Window[] {
  const steps = [...days].sort((a, b) => a - b);
  return steps.map((step, at) => ({
    kind,
    step,
    from: addDays(today, at === 0 ? 0 : steps[at - 1]! + 1),
    until: addDays(today, step)
  }));
}

function after(kind: Window['kind'], days: number[], today: Day): Window[] {
  const steps = [...days].sort((a, b) => a - b);
  return steps.map((step, at) => {
    const next = steps[at + 1];
    const from = next === undefined ? null : addDays(today, 1 - next);
    return { kind, step, from, until: addDays(today, -step) };
  });
}

/** The day of the digest that is the latest by now: today, or some day of the week before. */
export function digestDay(weekday: number, today: Day): Day {
  const now = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  return addDays(today, -((now - weekday + 7) % 7));
}

/** A day as the step of a digest: 20261123. */
export const digestStep = (day: Day): number => Number(day.replaceAll('-', ''));

/** Whether letters leave at an hour of the agency's clock. */
export const isOpen = ({ from, until }: Rules['hours'], hour: number): boolean =>
  from <= hour && hour < until;
