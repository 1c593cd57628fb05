import { fsrs, Rating } from 'ts-fsrs';
import type { Mark } from '#lib/domain/question/question.ts';

/**
 * The only place that knows ts-fsrs (FSRS-6 with its published parameters): how memory goes on after
 * an answer. We use its formulas, not its scheduler, which has a clock and learning steps of minutes.
 */

/** Stability: days until nine of ten would still know it. Difficulty: 1 easy to 10 hard. */
export type Memory = { stability: number; difficulty: number };

const longest = 365;
const scheduler = fsrs({ request_retention: 0.9, maximum_interval: longest, enable_fuzz: false });

/** A part of the marks is a hard success. Confidence is not asked: it is never rewarded. */
const ratings: Record<Mark['verdict'], number> = {
  wrong: Rating.Again,
  part: Rating.Hard,
  right: Rating.Good
};

/** The memory after an answer; `days`: whole days since the last one. */
export function memoryAfter(before: Memory | null, verdict: Mark['verdict'], days: number): Memory {
  const { stability, difficulty } = scheduler.next_state(before, days, ratings[verdict]);
  return { stability, difficulty };
}

/** Whole days until it should be asked again: 1 to 365. */
export const intervalOf = ({ stability }: Memory): number => scheduler.next_interval(stability, 0);

/** How likely it is known after so many days, 0 to 1. */
export const retrievabilityAfter = (stability: number, days: number): number =>
  scheduler.forgetting_curve(Math.max(0, days), stability);
