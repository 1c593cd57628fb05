import type { Part, Rules } from '#lib/domain/reminder/rules.ts';
import * as m from '#lib/paraglide/messages.js';

/** Days in words, the unit with the last one: "14, 7 and 1 day". */
export function sayDays(days: number[], language: string): string {
  const last = new Intl.NumberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  const said = [...days.slice(0, -1).map(String), last.format(days.at(-1) ?? 0)];
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : language).format(said);
}

/** Monday is 1. */
export const sayWeekday = (weekday: number, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, weekday))
  );

/** What a part of the rule means, in words. */
export function sayRule(part: Part, rules: Rules, timeZone: string, language: string): string {
  const rule = rules[part];
  if ('on' in rule && !rule.on) return m.reminder_rule_off();
  const hour = (of: number) => `${String(of).padStart(2, '0')}:00`;
  switch (part) {
    case 'hours': {
      const { from, until } = rules.hours;
      return m.reminder_rule_hours({ from: hour(from), until: hour(until), zone: timeZone });
    }
    case 'due-soon':
      return m.reminder_rule_due_soon({ days: sayDays(rules['due-soon'].days, language) });
    case 'overdue': {
      const { every, times } = rules.overdue;
      return m.reminder_rule_overdue({ every: sayDays([every], language), times });
    }
    case 'expiring':
      return m.reminder_rule_expiring({ days: sayDays(rules.expiring.days, language) });
    case 'digest':
      return m.reminder_rule_digest({ weekday: sayWeekday(rules.digest.weekday, language) });
    case 'escalation':
      return m.reminder_rule_escalation({ days: sayDays(rules.escalation.days, language) });
  }
}
