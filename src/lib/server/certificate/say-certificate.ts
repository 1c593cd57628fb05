import type { Certificate, Count } from '#lib/domain/certificate/certificate.ts';
import { titleIn } from '#lib/domain/certificate/certificate.ts';
import type { SheetWords } from '#lib/domain/certificate/sheet-words.ts';
import { sayDay } from '#lib/domain/time/say-time.ts';
import * as m from '#lib/paraglide/messages.js';
import { baseLocale, locales, type Locale } from '#lib/paraglide/runtime.js';

/**
 * In its own language, and in English where that is another. A language that the interface does not
 * speak yet is said in English.
 */
export function sayCertificate(certificate: Certificate, agency: string): SheetWords[] {
  const own = locales.find((locale) => locale === certificate.language) ?? baseLocale;
  return [...new Set<Locale>([own, baseLocale])].map((locale, index) =>
    say(certificate, locale, agency, index === 0)
  );
}

function say(certificate: Certificate, locale: Locale, agency: string, isOwn: boolean): SheetWords {
  const inside = { locale };
  return {
    language: locale,
    title: m.certificate_title({}, inside),
    sentence: certificate.parts
      ? m.certificate_sentence_programme({}, inside)
      : certificate.marks.hits
        ? m.certificate_sentence_recognise({}, inside)
        : m.certificate_sentence({}, inside),
    course: courseIn(certificate, locale, isOwn),
    facts: facts(certificate, locale, agency),
    check: {
      head: m.certificate_check_head({}, inside),
      how: m.certificate_check_how({}, inside),
      ruler: m.certificate_check_ruler({}, inside)
    },
    horn: m.certificate_cover_alt({}, inside),
    qr: m.certificate_qr_alt({}, inside)
  };
}

/** The title in the holder's language, else in the sheet's, else in the one it was written in. */
function courseIn({ courseTitle, language, marks }: Certificate, locale: Locale, isOwn: boolean) {
  const wished = isOwn ? [language, locale, marks.original] : [locale, marks.original];
  const found = wished.find((one) => courseTitle[one]) ?? marks.original;
  return { title: titleIn(courseTitle, found), language: found };
}

function facts(certificate: Certificate, locale: Locale, agency: string) {
  const inside = { locale };
  const reader = { language: locale, timeZone: certificate.timeZone };
  const { hits, falseAlarms, percent } = certificate.marks;
  const count = ({ count, of }: Count) => m.certificate_count({ count, of }, inside);
  return [
    certificate.parts
      ? { label: m.certificate_courses({}, inside), value: String(certificate.parts) }
      : { label: m.certificate_revision({}, inside), value: String(certificate.revisionNumber) },
    { label: m.certificate_marks({}, inside), value: m.certificate_percent({ percent }, inside) },
    hits && { label: m.certificate_hits({}, inside), value: count(hits) },
    falseAlarms && { label: m.certificate_false_alarms({}, inside), value: count(falseAlarms) },
    { label: m.certificate_given({}, inside), value: sayDay(certificate.issuedAt, reader) },
    {
      label: m.certificate_valid_to({}, inside),
      value: certificate.expiresAt
        ? sayDay(certificate.expiresAt, reader)
        : m.certificate_no_end({}, inside)
    },
    { label: m.certificate_given_by({}, inside), value: agency },
    { label: m.certificate_number({}, inside), value: certificate.number }
  ].filter((fact) => fact !== null);
}
