import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intervalOf, memoryAfter, retrievabilityAfter } from '#lib/domain/practice/fsrs.ts';
import { freshnessOf } from '#lib/domain/practice/freshness.ts';
import {
  isDue,
  retrievability,
  reviewed,
  type ReviewCard
} from '#lib/domain/practice/review-card.ts';

const day = 86_400_000;
const began = new Date('2026-11-23T06:00:00Z');
const verdicts = fc.constantFrom('right' as const, 'part' as const, 'wrong' as const);
const histories = fc.array(fc.record({ verdict: verdicts, days: fc.nat(400) }), { minLength: 1 });

function live(history: { verdict: 'right' | 'part' | 'wrong'; days: number }[]): ReviewCard {
  let at = began.getTime();
  let card: ReviewCard | null = null;
  for (const { verdict, days } of history) {
    at += days * day;
    card = reviewed(card, verdict, new Date(at));
  }
  return card!;
}

describe('the formulas of FSRS-6', () => {
  // first stabilities: w0, w1, w2 of the published parameters (github.com/open-spaced-repetition)
  test.each([
    ['wrong', 0.212],
    ['part', 1.2931],
    ['right', 2.3065]
  ] as const)('a first answer that is %s holds %f days', (verdict, days) => {
    expect(memoryAfter(null, verdict, 0).stability).toBeCloseTo(days, 4);
  });

  test('after as many days as it holds, nine of ten know it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 300, noNaN: true }), (stability) => {
        expect(retrievabilityAfter(stability, stability)).toBeCloseTo(0.9, 3);
      })
    );
  });
});

describe('a review card', () => {
  test('after any history it holds for some time and is due after its last answer', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const card = live(history);
        expect(card.stability).toBeGreaterThan(0);
        expect(card.difficulty).toBeGreaterThanOrEqual(1);
        expect(card.difficulty).toBeLessThanOrEqual(10);
        const days = (card.dueAt.getTime() - card.reviewedAt.getTime()) / day;
        expect(days).toBeGreaterThanOrEqual(1);
        expect(days).toBeLessThanOrEqual(365);
        expect(card.reviews).toBe(history.length);
        expect(card.lapses).toBeLessThan(card.reviews);
      })
    );
  });

  test('right holds longer than part, and part longer than wrong', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 100 }), (history, days) => {
        const card = live(history);
        const [right, part, wrong] = (['right', 'part', 'wrong'] as const).map(
          (verdict) => memoryAfter(card, verdict, days).stability
        );
        expect(right).toBeGreaterThanOrEqual(part!);
        expect(part).toBeGreaterThanOrEqual(wrong!);
      })
    );
  });

  test('fades and never comes back by itself', () => {
    fc.assert(
      fc.property(histories, fc.nat(500), fc.nat(500), (history, a, b) => {
        const card = live(history);
        const at = (days: number) => retrievability(card, new Date(+card.reviewedAt + days * day));
        expect(at(Math.max(a, b))).toBeLessThanOrEqual(at(Math.min(a, b)));
        expect(at(0)).toBeCloseTo(1, 5);
      })
    );
  });

  test('an answer that was given earlier and came later does not turn time back', () => {
    const card = reviewed(null, 'right', began);
    const late = reviewed(card, 'wrong', new Date(+began - 5 * day));
    expect(late.reviewedAt).toEqual(began);
    expect(late).toMatchObject({ reviews: 2, lapses: 1, verdict: 'wrong' });
  });

  test('is due some hours early: yesterday evening’s in the morning', () => {
    const card = reviewed(null, 'wrong', began);
    expect(intervalOf(card)).toBe(1);
    expect(isDue(card, new Date(+began + 15 * 3_600_000))).toBe(false);
    expect(isDue(card, new Date(+began + 17 * 3_600_000))).toBe(true);
  });
});

test('freshness is a word, and little is not judged', () => {
  const cards = Array.from({ length: 10 }, () => reviewed(null, 'right', began));
  const after = (days: number) => freshnessOf(cards, new Date(+began + days * day));
  expect([after(0), after(8), after(200)]).toEqual(['fresh', 'fading', 'faded']);
  expect(freshnessOf(cards.slice(0, 7), began)).toBe('unknown');
});
