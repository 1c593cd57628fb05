import { sayTextPart } from '#lib/components/reminder/kind-words.ts';
import { roleNames } from '#lib/components/person/role-names.ts';
import type { Act } from '#lib/domain/event/trail-query.ts';
import { attendanceWords, kindWords } from '#lib/components/training/training-words.ts';
import { isTextPart } from '#lib/domain/reminder/texts.ts';
import { ownNames } from '#lib/domain/language.ts';
import { sayMoment, type Reader } from '#lib/domain/time/say-time.ts';
import * as m from '#lib/paraglide/messages.js';

const words: Record<Act, () => string> = {
  'person-added': m.trail_person_added,
  'person-edited': m.trail_person_edited,
  'person-moved': m.trail_person_moved,
  'person-left': m.trail_person_left,
  'person-returned': m.trail_person_returned,
  'person-erased': m.trail_person_erased,
  'person-invited': m.trail_person_invited,
  'invitation-ended': m.trail_invitation_ended,
  'reset-slip-made': m.trail_reset_slip_made,
  'sessions-ended': m.trail_sessions_ended,
  'role-granted': m.trail_role_granted,
  'role-ended': m.trail_role_ended,
  'people-imported': m.trail_people_imported,
  'import-undone': m.trail_import_undone,
  'person-import-undone': m.trail_person_import_undone,
  'unit-created': m.trail_unit_created,
  'unit-renamed': m.trail_unit_renamed,
  'unit-moved': m.trail_unit_moved,
  'unit-archived': m.trail_unit_archived,
  'unit-reopened': m.trail_unit_reopened,
  assigned: m.trail_assigned,
  'assignment-ended': m.trail_assignment_ended,
  'exam-allowed': m.trail_exam_allowed,
  'record-made': m.trail_record_made,
  'training-entered': m.trail_training_entered,
  'training-people-added': m.trail_training_people_added,
  'attendance-entered': m.trail_attendance_entered,
  'attendance-changed': m.trail_attendance_changed,
  'training-cancelled': m.trail_training_cancelled,
  'training-restored': m.trail_training_restored,
  'certificate-revoked': m.trail_certificate_revoked,
  'key-corrected': m.trail_key_corrected,
  'report-closed': m.trail_report_closed,
  'course-published': m.trail_course_published,
  'specimens-reviewed': m.trail_specimens_reviewed,
  'retention-set': m.trail_retention_set,
  'reminder-rule-set': m.trail_reminder_rule_set,
  'reminder-text-set': m.trail_reminder_text_set,
  'subscription-made': m.trail_subscription_made,
  'subscription-ended': m.trail_subscription_ended
};

/** What was done, in words; an act that is newer than these words, by its code. */
export const sayAct = (what: string): string =>
  Object.hasOwn(words, what) ? words[what as Act]() : what;

const codes: Record<string, () => string> = {
  weekly: m.trail_weekly,
  monthly: m.trail_monthly,
  lost: m.sending_lost
};

const labels: Record<string, () => string> = {
  name: m.import_field_name,
  email: m.import_field_email,
  badge: m.import_field_badge,
  language: m.import_field_language,
  unitId: m.import_field_unit,
  parentId: m.unit_under,
  role: m.import_field_role,
  roles: m.import_field_role,
  due: m.trail_due,
  people: m.trail_people,
  courseIds: m.team_course,
  programmeId: m.trail_programme,
  screen: m.trail_screen,
  rhythm: m.trail_rhythm,
  reason: m.trail_reason,
  answer: m.trail_answer,
  course: m.team_course,
  extraAttempts: m.trail_extra_attempts,
  extraMinutes: m.trail_extra_minutes,
  file: m.import_file,
  created: m.import_verdict_created,
  updated: m.import_verdict_updated,
  same: m.import_verdict_same,
  failed: m.import_verdict_failed,
  undone: m.import_undone_undone,
  kept: m.trail_kept,
  until: m.person_role_until,
  title: m.training_title_of,
  day: m.training_day,
  kind: m.training_kind,
  attendance: m.training_attendance,
  minutes: m.training_own_minutes,
  remark: m.training_remark,
  present: m.training_all_present,
  years: m.trail_years,
  way: m.trail_way,
  from: m.person_role_from,
  part: m.reminder_part,
  days: m.reminder_field_days,
  every: m.reminder_field_every,
  times: m.reminder_field_times,
  weekday: m.reminder_field_weekday,
  on: m.reminders_on_label,
  subject: m.reminder_field_subject,
  body: m.reminder_field_body,
  why: m.reminder_field_why
};

export interface Change {
  label: string;
  before: string | null;
  after: string;
}

// what the reader gains nothing by
const left = new Set([
  'import',
  'heading',
  'granted',
  'postedFrom',
  'added',
  'id',
  'person',
  'subscription'
]);

/** What changed, before and after, in words. `names`: of the units and people that ids stand for. */
export function sayDetails(
  what: string,
  details: Record<string, unknown>,
  names: Record<string, string>,
  reader: Reader
): Change[] {
  const { from, to, ...rest } = details;
  const say = (value: unknown) => sayValue(value, names, reader);
  const changes: Change[] = [];
  if (isFacts(from) || isFacts(to)) {
    // an import that was taken back: from what it did, to what was before
    for (const key of Object.keys({ ...(from as object), ...(to as object) }).filter(
      (key) => !left.has(key)
    ))
      changes.push({
        label: labels[key]?.() ?? key,
        before: say((from as Record<string, unknown> | null)?.[key]),
        after: say((to as Record<string, unknown> | null)?.[key])
      });
  } else if ('to' in details)
    changes.push({ label: sayAct(what), before: say(from), after: say(to) });
  else if (from !== undefined && from !== null)
    changes.push({ label: m.person_role_from(), before: null, after: say(from) });
  for (const [key, value] of Object.entries(rest)) {
    if (left.has(key) || value === null) continue;
    const label = labels[key]?.() ?? key;
    const pair = what === 'person-edited' && Array.isArray(value) && value.length === 2;
    changes.push(
      pair
        ? { label, before: say(value[0]), after: say(value[1]) }
        : { label, before: null, after: say(value) }
    );
  }
  return changes;
}

const isFacts = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function sayValue(value: unknown, names: Record<string, string>, reader: Reader): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value))
    return value.map((one) => sayValue(one, names, reader)).join(', ') || '—';
  if (typeof value === 'object') {
    const { role, unitId } = value as { role?: string; unitId?: string };
    if (role)
      return [role, unitId]
        .filter(Boolean)
        .map((one) => sayValue(one, names, reader))
        .join(', ');
    return Object.entries(value)
      .map(([key, one]) => `${labels[key]?.() ?? key}: ${sayValue(one, names, reader)}`)
      .join('; ');
  }
  if (typeof value === 'boolean') return value ? m.reminders_on() : m.reminders_off();
  const text = String(value);
  if (isTextPart(text)) return sayTextPart(text);
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text))
    return names[text] ?? m.trail_elsewhere();
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return sayMoment(new Date(text), reader);
  const trained = { ...attendanceWords, ...kindWords };
  if (Object.hasOwn(trained, text)) return trained[text as keyof typeof trained]();
  if (Object.hasOwn(roleNames, text)) return roleNames[text as keyof typeof roleNames]();
  if (Object.hasOwn(codes, text)) return codes[text]!();
  return ownNames[text] ?? text;
}
