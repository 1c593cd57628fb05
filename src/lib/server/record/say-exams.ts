import type { Limit } from '#lib/domain/attempt/result.ts';
import type { RecordSection } from '#lib/domain/record/record-words.ts';
import type { PersonRecord, RecordedAttempt } from '#lib/domain/record/record.ts';
import * as m from '#lib/paraglide/messages.js';
import { titleOn, type Voice } from './say-record.ts';

/** Exams, certificates, and what was allowed beyond the rule. */
export const sayExams = (record: PersonRecord, voice: Voice): RecordSection[] => [
  sayAttempts(record, voice),
  sayCertificates(record, voice),
  sayAllowances(record, voice)
];

function sayAttempts({ attempts }: PersonRecord, voice: Voice): RecordSection {
  const { inside, moment, course } = voice;
  return {
    title: m.record_attempts({}, inside),
    columns: [
      { title: m.team_course({}, inside), share: 0.24 },
      { title: m.record_when({}, inside), share: 0.22 },
      { title: m.certificate_revision({}, inside), share: 0.1 },
      { title: m.record_result({}, inside), share: 0.22 },
      { title: m.record_rule({}, inside), share: 0.22 }
    ],
    rows: attempts.map((attempt) => [
      [course(attempt.courseId), attempt.renewal && m.attempt_renewal({}, inside)]
        .filter(Boolean)
        .join(', '),
      `${attempt.number}. ${moment(attempt.startedAt)}`,
      String(attempt.revision),
      sayResult(attempt, voice),
      sayRule(attempt, voice)
    ]),
    none: m.record_no_attempts({}, inside)
  };
}

function sayResult({ submittedAt, passed, limits, corrections }: RecordedAttempt, voice: Voice) {
  const { inside } = voice;
  if (!submittedAt) return m.team_sitting_open({}, inside);
  const words = {
    marks: m.certificate_marks,
    hits: m.certificate_hits,
    'false-alarms': m.certificate_false_alarms
  };
  const figure = ({ name, count, of, percent }: Limit) =>
    `${words[name]({}, inside)} ${
      name === 'marks'
        ? m.certificate_percent({ percent }, inside)
        : m.certificate_count({ count, of }, inside)
    }`;
  return [
    passed ? m.team_sitting_passed({}, inside) : m.team_sitting_failed({}, inside),
    ...(limits ?? []).filter(({ of }) => of > 0).map(figure),
    corrections > 0 && m.record_corrected({ count: corrections }, inside)
  ]
    .filter(Boolean)
    .join('; ');
}

function sayRule({ rule: { pass, hits, falseAlarms } }: RecordedAttempt, { inside }: Voice) {
  return [
    m.record_rule_marks({ percent: pass }, inside),
    hits !== null && m.record_rule_hits({ percent: hits }, inside),
    falseAlarms !== null && m.record_rule_alarms({ percent: falseAlarms }, inside)
  ]
    .filter(Boolean)
    .join('; ');
}

function sayCertificates({ certificates }: PersonRecord, voice: Voice): RecordSection {
  const { inside, day, checkAt } = voice;
  return {
    title: m.record_certificates({}, inside),
    note: m.certificate_check_head({}, inside),
    columns: [
      { title: m.certificate_number({}, inside), share: 0.18 },
      { title: m.record_for({}, inside), share: 0.26 },
      { title: m.record_valid({}, inside), share: 0.28 },
      { title: m.record_code({}, inside), share: 0.28 }
    ],
    rows: certificates.map((one) => [
      one.number,
      titleOn(one.titles, one.original, voice),
      [
        `${day(one.issuedAt)} – ${one.expiresAt ? day(one.expiresAt) : m.certificate_no_end({}, inside)}`,
        one.revocation &&
          m.record_revoked(
            {
              day: day(one.revocation.at),
              name: one.revocation.by,
              reason: one.revocation.reason
            },
            inside
          )
      ]
        .filter(Boolean)
        .join('. '),
      { text: one.code, qr: checkAt(one.code), alt: m.certificate_qr_alt({}, inside) }
    ]),
    none: m.record_no_certificates({}, inside)
  };
}

function sayAllowances({ allowances }: PersonRecord, voice: Voice): RecordSection {
  const { inside, day, course } = voice;
  return {
    title: m.record_allowances({}, inside),
    columns: [
      { title: m.team_course({}, inside), share: 0.24 },
      { title: m.record_allowed({}, inside), share: 0.22 },
      { title: m.record_given({}, inside), share: 0.24 },
      { title: m.allow_reason({}, inside), share: 0.3 }
    ],
    rows: allowances.map((one) => [
      one.courseId ? course(one.courseId) : m.allow_every_course({}, inside),
      m.allow_what({ attempts: one.extraAttempts, minutes: one.extraMinutes }, inside),
      [
        [day(one.madeAt), one.madeBy].filter(Boolean).join(', '),
        one.endedAt && m.assignment_ended({ day: day(one.endedAt) }, inside)
      ]
        .filter(Boolean)
        .join('. '),
      one.reason
    ]),
    none: m.record_no_allowances({}, inside)
  };
}
