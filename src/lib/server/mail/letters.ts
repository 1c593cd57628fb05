import * as m from '#lib/paraglide/messages.js';
import { baseLocale, locales } from '#lib/paraglide/runtime.js';
import { percentOf, type Result } from '#lib/domain/attempt/result.ts';
import { textIn } from '#lib/domain/course/course-in.ts';
import type { Course } from '#lib/domain/course/course.ts';
import { chooseLanguage } from '#lib/domain/language.ts';
import { sayMoment } from '#lib/domain/time/say-time.ts';
import type { Letter } from './send-mail.ts';

/** Whom a letter is to, as far as its words depend on it. */
export interface Reader {
  name: string;
  language: string;
  timeZone: string;
}

/** Brings a new person's invitation link. */
export function invitationLetter(to: Reader, link: string, until: Date): Letter {
  const speak = { locale: localeOf(to) };
  return {
    subject: m.mail_invitation_subject({}, speak),
    body: m.mail_invitation_body({ name: to.name, link, until: moment(to, until) }, speak)
  };
}

/** Brings the link by which a forgotten password is replaced. */
export function resetLetter(to: Reader, link: string, until: Date): Letter {
  const speak = { locale: localeOf(to) };
  return {
    subject: m.mail_reset_subject({}, speak),
    body: m.mail_reset_body({ name: to.name, link, until: moment(to, until) }, speak)
  };
}

/** Says that the password was changed: its owner should hear of it if it was not them. */
export function passwordChangedLetter(to: Reader, at: Date): Letter {
  const speak = { locale: localeOf(to) };
  return {
    subject: m.mail_password_changed_subject({}, speak),
    body: m.mail_password_changed_body({ name: to.name, at: moment(to, at) }, speak)
  };
}

/** Brings the answer to what somebody reported of a question. */
export function reportAnsweredLetter(to: Reader, words: string, answer: string): Letter {
  const speak = { locale: localeOf(to) };
  return {
    subject: m.mail_report_subject({}, speak),
    body: m.mail_report_body({ name: to.name, words, answer }, speak)
  };
}

/** Says that a key was wrong, and what an exam's result was and is. */
export function resultCorrectedLetter(
  to: Reader,
  course: Course,
  { before, after }: { before: Result; after: Result }
): Letter {
  const speak = { locale: localeOf(to) };
  const verdict =
    after.passed && !before.passed
      ? m.mail_corrected_now_passed({}, speak)
      : after.passed
        ? m.mail_corrected_stays_passed({}, speak)
        : m.mail_corrected_not_passed({}, speak);
  const title = textIn(course, to.language).title;
  const marks = { before: percentOf(before), after: percentOf(after) };
  return {
    subject: m.mail_corrected_subject({ course: title }, speak),
    body: m.mail_corrected_body({ name: to.name, course: title, ...marks, verdict }, speak)
  };
}

type Locale = (typeof locales)[number];

function localeOf({ language }: Reader): Locale {
  return chooseLanguage([language], locales, baseLocale) as Locale;
}

function moment(to: Reader, at: Date): string {
  return sayMoment(at, { language: localeOf(to), timeZone: to.timeZone });
}
