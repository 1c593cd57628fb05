import type { Kind } from '#lib/domain/reminder/kinds.ts';
import type { LogEntry } from '#lib/domain/reminder/log-query.ts';
import type { Part } from '#lib/domain/reminder/rules.ts';
import type { TextPart } from '#lib/domain/reminder/texts.ts';
import type { Reader } from '#lib/domain/time/say-time.ts';
import { sayCalendarDay } from '#lib/components/assignment/say-rule.ts';
import * as m from '#lib/paraglide/messages.js';
import { sayDays } from './rule-words.ts';

const kindWords: Record<Kind, () => string> = {
  'due-soon': m.reminder_kind_due_soon,
  overdue: m.reminder_kind_overdue,
  expiring: m.reminder_kind_expiring,
  digest: m.reminder_kind_digest,
  escalation: m.reminder_kind_escalation
};

export const sayKind = (kind: Kind): string => kindWords[kind]();

export const sayPart = (part: Part): string =>
  part === 'hours' ? m.reminder_part_hours() : sayKind(part);

export function sayTextPart(part: TextPart): string {
  if (part === 'letter') return m.reminder_text_part_letter();
  return part === 'no-address' ? m.reminder_text_part_no_address() : sayKind(part);
}

/** Why it was written, in words. */
export function sayWhy(entry: LogEntry, courses: Map<string, string>, reader: Reader): string {
  const course = courses.get(entry.courseId ?? '') ?? entry.courseId ?? '';
  const day = entry.due ? sayCalendarDay(entry.due, reader) : '';
  const days = sayDays([entry.step], reader.language);
  const [unit, name] = [entry.unit ?? '', entry.about ?? ''];
  if (entry.kind === 'digest') return m.reminder_why_digest({ unit });
  if (entry.kind === 'escalation') return m.reminder_why_escalation({ name, unit, course, days });
  const said = { course, day, days };
  if (entry.kind === 'overdue') return m.reminder_why_overdue(said);
  return entry.kind === 'due-soon' ? m.reminder_why_due_soon(said) : m.reminder_why_expiring(said);
}
