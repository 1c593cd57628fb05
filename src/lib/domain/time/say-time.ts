import type { Language } from '#lib/domain/language.ts';

/** Where and for whom a time is said: the reader's language and IANA time zone. */
export interface Reader {
  language: Language;
  timeZone: string;
}

/** A day, as "23 November 2026" or "23 ноября 2026". */
export const sayDay = (time: Date, reader: Reader): string =>
  withoutYearMark(format(reader, { dateStyle: 'long' }).format(time));

/** A day in little room, as "23 Nov 2026". */
export const sayShortDay = (time: Date, reader: Reader): string =>
  withoutYearMark(format(reader, { dateStyle: 'medium' }).format(time));

/** A moment, as "23 November 2026 at 09:42". */
export const sayMoment = (time: Date, reader: Reader): string =>
  withoutYearMark(
    format(reader, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' }).format(time)
  );

/** A time of day, as "09:42". */
export const sayClock = (time: Date, reader: Reader): string =>
  format(reader, { timeStyle: 'short', hourCycle: 'h23' }).format(time);

/** So many months from a day (YYYY-MM-DD) on, as "Oct – Dec 2026". */
export function sayMonths(from: string, months: number, language: Language): string {
  const first = new Date(`${from}T00:00:00Z`);
  const last = new Date(first);
  last.setUTCMonth(first.getUTCMonth() + months - 1);
  const said = format({ language, timeZone: 'UTC' }, { month: 'short', year: 'numeric' });
  return said.formatRange(first, last).replaceAll(/\sг\./g, '');
}

/** The day as a spreadsheet sorts it, in the reader's zone: 2026-11-23. */
export const isoDay = (time: Date, timeZone: string): string =>
  format({ language: 'sv', timeZone }, { dateStyle: 'short' }).format(time);

// Russian ends a year with "г.": at the end of a sentence that made two full stops
const withoutYearMark = (said: string) => said.replace(/\sг\./, '');

// Making a formatter costs fifty times what using it does; there are few readers' settings.
const formats = new Map<string, Intl.DateTimeFormat>();

function format({ language, timeZone }: Reader, options: Intl.DateTimeFormatOptions) {
  // British order and 24 hours for English: the region writes days first
  const locale = language === 'en' ? 'en-GB' : language;
  const key = `${locale} ${timeZone} ${Object.values(options).join()} ${Object.keys(options).join()}`;
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale, { timeZone, ...options })));
  return made;
}
