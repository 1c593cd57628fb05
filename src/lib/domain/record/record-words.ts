import type { Language } from '#lib/domain/language.ts';

/** A record in one language, ready to be set on paper. */
export interface RecordWords {
  language: Language;
  title: string;
  name: string;
  facts: { label: string; value: string }[];
  sections: RecordSection[];
  /** On each page: whose record, of when, and which page of how many. */
  foot: string;
  page: (page: number, pages: number) => string;
}

export interface RecordSection {
  title: string;
  /** Said under the title: what the columns mean. */
  note?: string;
  /** `share`: of the width, all together 1. */
  columns: { title: string; share: number }[];
  rows: RecordCell[][];
  /** What is said where there are no rows. */
  none: string;
}

/** A text, or one with the code beside it that opens `qr`. */
export type RecordCell = string | { text: string; qr: string; alt: string };
