import { titleIn } from '#lib/domain/certificate/certificate.ts';
import type { Language } from '#lib/domain/language.ts';
import type { RecordWords } from '#lib/domain/record/record-words.ts';
import type { PersonRecord } from '#lib/domain/record/record.ts';
import { sayMoment, sayShortDay, type Reader } from '#lib/domain/time/say-time.ts';
import * as m from '#lib/paraglide/messages.js';
import { baseLocale, locales, type Locale } from '#lib/paraglide/runtime.js';
import { sayExams } from './say-exams.ts';
import { sayTrainings } from './say-trainings.ts';

/** What the record is told with, besides what it says. */
export interface Telling {
  language: Language;
  timeZone: string;
  agency: string;
  /** Who had it made. */
  madeBy: string;
  /** Titles of the courses published now, by id. */
  titles: ReadonlyMap<string, string>;
  /** Where anyone checks the certificate with a code. */
  checkAt: (code: string) => string;
}

/** How the sections say things: words of one language, and days of one time zone. */
export interface Voice extends Telling {
  inside: { locale: Locale };
  day: (time: Date | null) => string;
  moment: (time: Date | null) => string;
  course: (id: string) => string;
}

/** The record in the reader's language; one that the interface does not speak is said in English. */
export function sayRecord(record: PersonRecord, telling: Telling): RecordWords {
  const voice = voiceOf(telling);
  const { inside, moment } = voice;
  const { person, asOf } = record;
  const here = record.postings.findLast(({ until }) => until === null);
  const facts = [
    [m.person_badge({}, inside), person.badge],
    [m.person_email({}, inside), person.email],
    [m.team_unit({}, inside), here?.unit ?? m.record_nowhere({}, inside)],
    [m.record_known_since({}, inside), voice.day(person.createdAt)],
    [m.record_agency({}, inside), telling.agency],
    [m.record_as_of({}, inside), `${moment(asOf)} (${telling.timeZone})`],
    [m.record_made_by({}, inside), telling.madeBy]
  ] as const;
  return {
    language: inside.locale,
    title: m.record_title({}, inside),
    name: person.name,
    facts: facts.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
    sections: [
      sayPostings(record, voice),
      sayTasks(record, voice),
      sayEnrolments(record, voice),
      ...sayExams(record, voice),
      ...sayTrainings(record, voice)
    ],
    foot: [person.name, person.badge, `${m.record_as_of({}, inside)} ${moment(asOf)}`]
      .filter(Boolean)
      .join(' · '),
    page: (page, pages) => m.pager_place({ page, pages }, inside)
  };
}

function voiceOf(telling: Telling): Voice {
  const locale = locales.find((one) => one === telling.language) ?? baseLocale;
  const reader: Reader = { language: locale, timeZone: telling.timeZone };
  return {
    ...telling,
    inside: { locale },
    day: (time) => (time ? sayShortDay(time, reader) : ''),
    moment: (time) => (time ? sayMoment(time, reader) : ''),
    course: (id) => telling.titles.get(id) ?? id
  };
}

function sayPostings({ postings }: PersonRecord, { inside, day }: Voice) {
  return {
    title: m.record_postings({}, inside),
    columns: [
      { title: m.team_unit({}, inside), share: 0.6 },
      { title: m.record_from({}, inside), share: 0.2 },
      { title: m.record_until({}, inside), share: 0.2 }
    ],
    rows: postings.map(({ unit, from, until }) => [
      ...[unit, day(from), until ? day(until) : m.record_now({}, inside)]
    ]),
    none: m.record_no_postings({}, inside)
  };
}

function sayTasks({ tasks }: PersonRecord, { inside, day, course, language }: Voice) {
  const why = {
    left: m.record_withdrawn_left,
    moved: m.record_withdrawn_moved,
    ended: m.record_withdrawn_ended,
    replaced: m.record_withdrawn_replaced
  };
  const due = (text: string | null) =>
    text
      ? sayShortDay(new Date(`${text}T00:00:00Z`), { language, timeZone: 'UTC' })
      : m.assignment_due_open({}, inside);
  return {
    title: m.record_tasks({}, inside),
    columns: [
      { title: m.team_course({}, inside), share: 0.32 },
      { title: m.record_asked({}, inside), share: 0.3 },
      { title: m.assignment_due({}, inside), share: 0.16 },
      { title: m.record_outcome({}, inside), share: 0.22 }
    ],
    rows: tasks.map((task) => [
      [
        course(task.courseId),
        task.programme && m.record_of_programme({}, inside),
        task.round > 1 && m.record_round({ round: task.round }, inside)
      ]
        .filter(Boolean)
        .join(', '),
      [day(task.assignedAt), task.assignedBy].filter(Boolean).join(', '),
      due(task.due),
      task.doneAt
        ? m.task_done({ day: day(task.doneAt) }, inside)
        : task.withdrawnAt
          ? `${day(task.withdrawnAt)}: ${why[task.withdrawnWhy ?? 'ended']({}, inside)}`
          : m.task_open({}, inside)
    ]),
    none: m.record_no_tasks({}, inside)
  };
}

function sayEnrolments({ enrolments }: PersonRecord, { inside, day, course }: Voice) {
  return {
    title: m.record_enrolments({}, inside),
    columns: [
      { title: m.team_course({}, inside), share: 0.46 },
      { title: m.record_begun({}, inside), share: 0.18 },
      { title: m.team_seen({}, inside), share: 0.18 },
      { title: m.record_modules({}, inside), share: 0.18 }
    ],
    rows: enrolments.map(({ courseId, startedAt, seenAt, modulesDone }) => [
      ...[course(courseId), day(startedAt), day(seenAt), String(modulesDone)]
    ]),
    none: m.record_no_enrolments({}, inside)
  };
}

/** A title as it stood on the certificate, in the language of the record. */
export const titleOn = (titles: Record<Language, string>, original: Language, { inside }: Voice) =>
  titleIn(titles, inside.locale, original);
