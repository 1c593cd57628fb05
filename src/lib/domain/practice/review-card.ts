import type { Mark } from '#lib/domain/question/question.ts';
import { intervalOf, memoryAfter, retrievabilityAfter, type Memory } from './fsrs.ts';

/** What one person remembers of one question, or of a taxon as a question asks about it. */
export type ReviewCard = Memory & {
  reviews: number;
  /** How often it was known and then not. */
  lapses: number;
  verdict: Mark['verdict'];
  reviewedAt: Date;
  dueAt: Date;
};

const day = 86_400_000;
/** Who practises after breakfast is not to be told that yesterday's evening is not over yet. */
const early = 8 * 3_600_000;

/**
 * The card after one more answer; null: it is the first. An answer that comes late, given before the
 * last one that counted, counts as given then: time does not run backwards on a card.
 */
export function reviewed(
  before: ReviewCard | null,
  verdict: Mark['verdict'],
  givenAt: Date
): ReviewCard {
  const at = before && before.reviewedAt > givenAt ? before.reviewedAt : givenAt;
  const days = before ? Math.floor((at.getTime() - before.reviewedAt.getTime()) / day) : 0;
  const memory = memoryAfter(before, verdict, days);
  return {
    ...memory,
    reviews: (before?.reviews ?? 0) + 1,
    lapses: (before?.lapses ?? 0) + (before && verdict === 'wrong' ? 1 : 0),
    verdict,
    reviewedAt: at,
    dueAt: new Date(at.getTime() + intervalOf(memory) * day)
  };
}

export const isDue = ({ dueAt }: Pick<ReviewCard, 'dueAt'>, now: Date): boolean =>
  dueAt <= dueBefore(now);

/** A card due before this instant is due now. */
export const dueBefore = (now: Date): Date => new Date(now.getTime() + early);

/** How likely it is still known now, 0 to 1. */
export function retrievability(
  { stability, reviewedAt }: Pick<ReviewCard, 'stability' | 'reviewedAt'>,
  now: Date
): number {
  return retrievabilityAfter(stability, (now.getTime() - reviewedAt.getTime()) / day);
}
