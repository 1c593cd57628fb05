import type { ProblemCode } from '#lib/domain/course/problem-codes.ts';
import type { Problem } from '#lib/domain/course/problem.ts';
import type { Words } from '#lib/domain/course/words.ts';
import type { Language } from '#lib/domain/language.ts';
import { m } from '#lib/paraglide/messages.js';
import { baseLocale, locales, type Locale } from '#lib/paraglide/runtime.js';

// The one place of the engine room where the course gets words: what the renderer prints around the
// text, and the sentences of the checker. Languages without a message file get the base language.

/** The words around the text of a course. */
export function courseWords(language: Language): Words {
  const locale = localeOf(language);
  const say = { locale };
  return {
    language,
    alerts: {
      note: m.course_alert_note({}, say),
      tip: m.course_alert_tip({}, say),
      important: m.course_alert_important({}, say),
      warning: m.course_alert_warning({}, say),
      caution: m.course_alert_caution({}, say),
      safety: m.course_alert_safety({}, say),
      law: m.course_alert_law({}, say)
    },
    place: m.course_law_place({}, say),
    asOf: m.course_law_as_of({}, say),
    source: m.course_law_source({}, say),
    checkBy: m.course_law_check_by({}, say),
    asOfDay: (day) => m.course_fact_as_of({ day }, say),
    appendix: (appendix) => m.course_fact_appendix({ appendix }, say),
    sourceNumber: (number) => m.course_source_number({ number }, say),
    generated: m.course_picture_generated({}, say),
    table: m.course_table({}, say),
    compare: m.course_compare({}, say),
    light: m.course_compare_light({}, say),
    daylight: m.course_compare_daylight({}, say),
    lamp: m.course_compare_lamp({}, say)
  };
}

/** A problem as a sentence a trainer can act on. */
export function problemInWords({ code, values }: Problem, language: Language): string {
  const say = { locale: localeOf(language) };
  const key = `problem_${code.replaceAll('-', '_')}` as `problem_${Underscored<ProblemCode>}`;
  const sentence = (m[key] as (values: object, options: object) => string)(values, say);
  return values['near']
    ? m.problem_did_you_mean({ sentence, near: values['near'] }, say)
    : sentence;
}

/** `no-stem` as `no_stem`: a problem without a message does not compile. */
type Underscored<Code extends string> = Code extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Code;

function localeOf(language: Language): Locale {
  const base = language.split('-')[0];
  return locales.find((locale) => locale === base) ?? baseLocale;
}
