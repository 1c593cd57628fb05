import type { Drawn } from '#lib/domain/specimen/drawn.ts';

/** An item as somebody saw it: enough to be shown again just so. */
export type ShownItem = {
  courseId: string;
  revisionId: string;
  questionId: string;
  questionHash: string;
  /** null: it was asked in a module. */
  attemptId: string | null;
  language: string;
  /** Of the order of its choices. */
  seed: string;
  drawn: Drawn | null;
};

/** What somebody said of an item, and what became of it. */
export type Report = ShownItem & {
  id: string;
  words: string;
  madeAt: Date;
  closed: { at: Date; answer: string } | null;
};

/** What its maker is told of it: the name of a question, its seed and individual stay with us. */
export type Told = Pick<Report, 'words' | 'madeAt' | 'closed'>;

export const leastWords = 3;
export const mostWords = 1000;
export const mostAnswer = 2000;

/** Is a text neither empty nor longer than it may be? Browsers send line ends as two letters. */
export function fits(text: string, most: number): boolean {
  return text.length >= leastWords && text.length <= most;
}

export const tidyText = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
