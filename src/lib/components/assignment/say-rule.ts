import type { ListedAssignment } from '#lib/domain/assignment/in-programmes.ts';
import type { AgainRule, DueRule } from '#lib/domain/assignment/assignment-rule.ts';
import { sayDay, type Reader } from '#lib/domain/time/say-time.ts';
import type { Day } from '#lib/domain/time/day.ts';
import * as m from '#lib/paraglide/messages.js';

/** Whom it asks, in words. */
export function sayWhom({ people, role, unit, parts }: ListedAssignment): string {
  // of a programme each course asks the same people
  const count = Math.max(...parts.map(({ open, done }) => open + done));
  if (people) return m.assignment_to_people({ names: people.join(', '), count });
  if (role === 'trainer') return m.assignment_to_trainers({ unit });
  if (role === 'officer') return m.assignment_to_officers({ unit });
  return role === 'manager' ? m.assignment_to_managers({ unit }) : m.assignment_to_unit({ unit });
}

/** By when, in words. */
export function sayDue(rule: DueRule, reader: Reader): string {
  if (rule.kind === 'open') return m.assignment_due_open();
  if (rule.kind === 'within') return m.assignment_due_within({ days: rule.days });
  return m.assignment_due_on({ day: sayCalendarDay(rule.day, reader) });
}

/** When once more, in words. */
export function sayAgain(rule: AgainRule | null, reader: Reader): string {
  if (!rule) return m.assignment_once();
  if (rule.kind === 'every') return m.assignment_every({ months: rule.months });
  const time = new Date(Date.UTC(2024, rule.month - 1, rule.day));
  const locale = reader.language === 'en' ? 'en-GB' : reader.language;
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return m.assignment_yearly({ day: day.format(time) });
}

/** A day of the calendar: the same for every reader, wherever they are. */
export const sayCalendarDay = (day: Day, { language }: Reader): string =>
  sayDay(new Date(`${day}T00:00:00Z`), { language, timeZone: 'UTC' });
