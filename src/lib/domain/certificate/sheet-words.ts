import type { Language } from '#lib/domain/language.ts';

/** What a certificate says in one language: the same words on paper and on its page. */
export type SheetWords = {
  language: Language;
  title: string;
  sentence: string;
  /** The course's title, and the language it is really in. */
  course: { title: string; language: Language };
  facts: { label: string; value: string }[];
  check: { head: string; how: string; ruler: string };
  /** What the pictures show. */
  horn: string;
  qr: string;
};
