import { freshnessOf, leastCards } from './freshness.ts';
import type { KnownCard } from './candidate.ts';

/**
 * Whether somebody's practice shows that they master a course: then the renewal of a certificate may be
 * short. Four conditions, all of them said on the page of the exam; nothing else counts, not how sure
 * somebody is and not how fast.
 */
export type Mastery = { isMastered: boolean; conditions: Condition[] };

/**
 * `met`: questions of the modules that were ever answered; `again`: those of them that were answered
 * on more than one occasion; `right`: those whose last answer was right; `fresh`: how likely they are
 * all still known (FSRS), in the words of freshness.
 */
export type Condition =
  | { name: 'met' | 'again' | 'right'; count: number; of: number; least: number; isMet: boolean }
  | { name: 'fresh'; isMet: boolean };

/** Least shares, in percent. Chosen by judgement: nobody has renewed yet, so none is measured. */
const leastMet = 80;
const leastAgain = 50;
const leastRight = 85;

/** `questions`: ids of the questions that stand in the modules of the course now. */
export function masteryOf(
  questions: readonly string[],
  cards: readonly KnownCard[],
  now: Date
): Mastery {
  const own = cards.filter(({ question }) => questions.includes(question));
  const cardsOf = (id: string) => own.filter(({ question }) => question === id);
  const met = questions.filter((id) => cardsOf(id).length > 0);
  const again = met.filter(
    (id) => cardsOf(id).reduce((sum, { card }) => sum + card.reviews, 0) > 1
  );
  const right = met.filter((id) => cardsOf(id).every(({ card }) => card.verdict === 'right'));
  const fresh = freshnessOf(
    own.map(({ card }) => card),
    now
  );
  const conditions: Condition[] = [
    share('met', met.length, questions.length, leastMet),
    share('again', again.length, met.length, leastAgain),
    share('right', right.length, met.length, leastRight),
    { name: 'fresh', isMet: fresh === 'fresh' && own.length >= leastCards }
  ];
  return { isMastered: conditions.every(({ isMet }) => isMet), conditions };
}

const share = (name: 'met' | 'again' | 'right', count: number, of: number, least: number) => ({
  ...{ name, count, of, least },
  isMet: of > 0 && count * 100 >= least * of
});
