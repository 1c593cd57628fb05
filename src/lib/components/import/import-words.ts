import type { Encoding } from '#lib/domain/import/encoding.ts';
import type { Field } from '#lib/domain/import/header-words.ts';
import type { Facts, Verdict, Why } from '#lib/domain/import/judge-row.ts';
import type {
  ImportProblem,
  ImportRow,
  ImportState,
  Undone
} from '#lib/domain/import/shown-import.ts';
import { ownNames } from '#lib/domain/language.ts';
import { roleNames } from '#lib/components/person/role-names.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';

// Codes of an import in the reader's words. `spoken`: for a file that is written after the request.

export interface Spoken {
  locale?: Locale;
}
type Word = (inputs?: Record<string, never>, spoken?: Spoken) => string;

const states: Record<ImportState, () => string> = {
  checking: m.import_state_checking,
  checked: m.import_state_checked,
  queued: m.import_state_queued,
  running: m.import_state_running,
  done: m.import_state_done,
  cancelled: m.import_state_cancelled,
  failed: m.import_state_failed,
  undoing: m.import_state_undoing,
  undone: m.import_state_undone
};
export const sayState = (state: ImportState): string => states[state]();

const problems: Record<ImportProblem, () => string> = {
  empty: m.import_problem_empty,
  'too-big': m.import_problem_too_big,
  'too-many-rows': m.import_problem_too_many_rows,
  'old-excel': m.import_problem_old_excel,
  'not-table': m.import_problem_not_table,
  damaged: m.import_problem_damaged,
  gone: m.import_problem_gone,
  'no-file': m.import_problem_no_file,
  late: m.import_problem_late,
  broke: m.import_problem_broke,
  'undo-broke': m.import_problem_undo_broke
};
export const sayProblem = (problem: string): string =>
  problems[problem as ImportProblem]?.() ?? m.import_problem_broke();

export const fieldWords: Record<Field, Word> = {
  name: m.import_field_name,
  surname: m.import_field_surname,
  given: m.import_field_given,
  patronymic: m.import_field_patronymic,
  email: m.import_field_email,
  badge: m.import_field_badge,
  unit: m.import_field_unit,
  role: m.import_field_role,
  language: m.import_field_language,
  from: m.import_field_from
};

export const encodingWords: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (LE)',
  'utf-16be': 'UTF-16 (BE)',
  'windows-1251': 'Windows-1251',
  gb18030: 'GBK / GB18030',
  'koi8-r': 'KOI8-R',
  ibm866: 'DOS (CP866)',
  'windows-1252': 'Windows-1252'
};

export const verdictWords: Record<Verdict, Word> = {
  created: m.import_verdict_created,
  updated: m.import_verdict_updated,
  same: m.import_verdict_same,
  heading: m.import_verdict_heading,
  failed: m.import_verdict_failed
};

const reasons: Record<Why, Word> = {
  'name-empty': m.import_why_name_empty,
  'name-long': m.import_why_name_long,
  'name-lossy': m.import_why_name_lossy,
  'not-email': m.import_why_not_email,
  'not-badge': m.import_why_not_badge,
  'no-login': m.import_why_no_login,
  taken: m.import_why_taken,
  'two-people': m.import_why_two_people,
  twice: m.import_why_twice,
  'not-yours': m.import_why_not_yours,
  left: m.import_why_left,
  'unit-none': m.import_why_unit_none,
  'unit-many': m.import_why_unit_many,
  'unit-missing': m.import_why_unit_missing,
  'role-unknown': m.import_why_role_unknown,
  'role-not-yours': m.import_why_role_not_yours,
  'manager-no-unit': m.import_why_manager_no_unit,
  'language-unknown': m.import_why_language_unknown,
  'day-unknown': m.import_why_day_unknown,
  'day-future': m.import_why_day_future,
  'day-too-early': m.import_why_day_too_early
};

const undoneWords: Record<Undone, Word> = {
  undone: m.import_undone_undone,
  used: m.import_undone_used,
  changed: m.import_undone_changed,
  'not-yours': m.import_undone_not_yours,
  taken: m.import_undone_taken,
  'unit-closed': m.import_undone_unit_closed
};
export const sayUndone = (undone: Undone, spoken?: Spoken): string =>
  undoneWords[undone]({}, spoken);

/** What the row does or why it does nothing, one sentence each. */
export function sayRow(row: ImportRow, paths: Record<string, string>, spoken?: Spoken): string[] {
  if (row.verdict === 'failed')
    return (row.why?.why ?? []).map((why) =>
      why === 'twice' && row.why?.line
        ? m.import_why_twice_line({ line: row.why.line }, spoken)
        : reasons[why]({}, spoken)
    );
  if (!row.after) return [];
  return sayChanges(row.before, row.after, paths, spoken);
}

function sayChanges(
  before: Facts | null,
  after: Facts,
  paths: Record<string, string>,
  spoken?: Spoken
): string[] {
  const said: string[] = [];
  const say = (field: Field, value: (facts: Facts) => string) => {
    const to = value(after);
    const name = fieldWords[field]({}, spoken);
    if (!before) return void (to && field !== 'name' && said.push(`${name}: ${to}`));
    said.push(`${name}: ${value(before) || '—'} → ${to || '—'}`);
  };
  const unit = ({ unitId }: Facts) => (unitId ? (paths[unitId] ?? '…') : '');
  if (before && after.name !== undefined) say('name', (facts) => facts.name ?? '');
  if (before && after.email !== undefined) say('email', (facts) => facts.email ?? '');
  if (before && after.badge !== undefined) say('badge', (facts) => facts.badge ?? '');
  if (after.unitId !== undefined) say('unit', unit);
  if (after.language !== undefined)
    say('language', ({ language = '' }) => ownNames[language] ?? '');
  const roles = (after.roles ?? []).map(({ role }) => roleNames[role]({}, spoken));
  if (roles.length > 0)
    said.push(`${fieldWords.role({}, spoken)}: ${before ? '+ ' : ''}${roles.join(', ')}`);
  return said;
}
