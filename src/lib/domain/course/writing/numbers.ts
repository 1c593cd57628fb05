import type { Language } from '#lib/domain/language.ts';

// Units that every ICU knows: written as each language does ("33,5 см"). Others follow as they are.
const units: Record<string, string> = {
  mm: 'millimeter',
  cm: 'centimeter',
  m: 'meter',
  km: 'kilometer',
  g: 'gram',
  kg: 'kilogram',
  '%': 'percent',
  '°': 'degree'
};

/** A number, or a range, with its unit, as the language writes it. */
export function withUnit(
  value: number | readonly [number, number],
  unit: string,
  language: Language
): string {
  const known = units[unit];
  const format = formatOf(language, known);
  const text = typeof value === 'number' ? format.format(value) : rangeOf(format, value);
  return known || unit === '' ? text : `${text}\u00a0${unit}`;
}

/** A day (YYYY-MM-DD) in words: "5 March 2026". */
export function dayInWords(day: string, language: Language): string {
  const format =
    days.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  days.set(language, format);
  return format.format(new Date(`${day}T00:00:00Z`));
}

// Making a formatter costs a hundred times what using it does.
const formats = new Map<string, Intl.NumberFormat>();
const days = new Map<Language, Intl.DateTimeFormat>();

function formatOf(language: Language, unit: string | undefined): Intl.NumberFormat {
  const key = `${language} ${unit}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(language, {
      maximumFractionDigits: 3,
      ...(unit && { style: 'unit', unit, unitDisplay: 'short' })
    });
  formats.set(key, format);
  return format;
}

function rangeOf(format: Intl.NumberFormat, [from, to]: readonly [number, number]): string {
  return from === to ? format.format(from) : format.formatRange(from, to);
}
