import type { Language } from '#lib/domain/language.ts';

export const alertNames = [
  'note',
  'tip',
  'important',
  'warning',
  'caution',
  'safety',
  'law'
] as const;
export type AlertName = (typeof alertNames)[number];

/** What the course's text cannot say itself: the words around it, in one language. */
export type Words = {
  language: Language;
  /** Heads of the alerts that bring none of their own. */
  alerts: Record<AlertName, string>;
  /** Labels under an alert of law. */
  place: string;
  asOf: string;
  source: string;
  checkBy: string;
  /** "as of 5 March 2026", within a sentence. */
  asOfDay: (day: string) => string;
  /** "CITES Appendix II" */
  appendix: (appendix: string) => string;
  /** What a screen reader says of a reference: "Source 3". */
  sourceNumber: (number: number) => string;
  /** Origin of every generated plate. */
  generated: string;
  table: string;
  /** Head of a comparison that brings none, and its switch. */
  compare: string;
  light: string;
  daylight: string;
  lamp: string;
};
