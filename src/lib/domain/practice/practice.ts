import type { Mark } from '#lib/domain/question/question.ts';

/** Five minutes a day; a burst of quick items before a shift; just one pair that is mixed up. */
export type PracticeKind = 'daily' | 'burst' | 'pair';

export const isPracticeKind = (text: string): text is PracticeKind =>
  text === 'daily' || text === 'burst' || text === 'pair';

/** One practice as it stands: its items were fixed when it began, on whichever device. */
export type Practice = {
  id: string;
  kind: PracticeKind;
  /** null: of all courses. */
  courseId: string | null;
  startedAt: Date;
  /** Stopped, by hand or by the next practice. One whose items are done has simply come to its end. */
  endedAt: Date | null;
  items: PracticeItem[];
};

export type PracticeItem = {
  /** Also the id of its answer. */
  id: string;
  /** From 1. */
  number: number;
  courseId: string;
  revisionId: string;
  questionId: string;
  /** The taxon that it had better be about; '' for any. */
  about: string;
  /** Of its card before this practice; null: there was none. */
  stability: number | null;
  skipped: boolean;
  /** Once it is answered. */
  verdict: Mark['verdict'] | null;
};

/** An evening's practice goes on the next morning; after that a new one knows better what is due. */
const freshHours = 14;

export const isOpen = (practice: Practice, now: Date): boolean =>
  practice.endedAt === null &&
  nextItem(practice, 0) !== null &&
  now.getTime() - practice.startedAt.getTime() < freshHours * 3_600_000;

/** The first item after this place that waits, else the first that waits; null: none does. */
export function nextItem({ items }: Practice, after: number): PracticeItem | null {
  const waiting = items.filter(({ skipped, verdict }) => !skipped && verdict === null);
  return waiting.find(({ number }) => number > after) ?? waiting[0] ?? null;
}
