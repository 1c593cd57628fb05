import { retrievability, type ReviewCard } from './review-card.ts';

/**
 * How fresh a skill is, in words and never in percent: FSRS says what is likely still known of each
 * question, this says it of all of them. `unknown`: too few answers to tell.
 */
export type Freshness = 'fresh' | 'fading' | 'faded' | 'unknown';

/** With fewer questions answered nothing can be said of a whole course. */
export const leastCards = 8;
/** What is asked again in time stays above nine of ten (fsrs.ts); below seven much has gone. */
const [freshFrom, fadingFrom] = [0.85, 0.7];

export function freshnessOf(
  cards: readonly Pick<ReviewCard, 'stability' | 'reviewedAt'>[],
  now: Date
): Freshness {
  if (cards.length < leastCards) return 'unknown';
  const known = cards.reduce((sum, card) => sum + retrievability(card, now), 0) / cards.length;
  return known >= freshFrom ? 'fresh' : known >= fadingFrom ? 'fading' : 'faded';
}
