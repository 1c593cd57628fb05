import { describe, expect, test } from 'vitest';
import { masteryOf } from '#lib/domain/practice/mastery.ts';
import type { ReviewCard } from '#lib/domain/practice/review-card.ts';

const now = new Date('2026-11-23T09:00:00Z');
const day = 86_400_000;
const questions = Array.from({ length: 20 }, (_, n) => `q${n}`);
const card: ReviewCard = {
  ...{ stability: 60, difficulty: 5, reviews: 3, lapses: 0, verdict: 'right' },
  ...{ reviewedAt: new Date(+now - 5 * day), dueAt: new Date(+now + 40 * day) }
};
const cards = (count: number, change: (n: number) => Partial<ReviewCard> = () => ({})) =>
  questions
    .slice(0, count)
    .map((question, n) => ({ question, about: '', card: { ...card, ...change(n) } }));
const missing = (known: ReturnType<typeof cards>) =>
  masteryOf(questions, known, now)
    .conditions.filter(({ isMet }) => !isMet)
    .map(({ name }) => name);

describe('mastery', () => {
  test.each([
    ['all known, again and again', cards(20), []],
    ['eight of ten questions are enough', cards(16), []],
    ['fewer are not', cards(15), ['met']],
    ['read once and never practised', cards(20, () => ({ reviews: 1 })), ['again']],
    [
      'three of twenty wrong is the most',
      cards(20, (n) => (n < 3 ? { verdict: 'wrong' } : {})),
      []
    ],
    ['four are too many', cards(20, (n) => (n < 4 ? { verdict: 'part' } : {})), ['right']],
    [
      'long ago',
      cards(20, () => ({ reviewedAt: new Date(+now - 300 * day), stability: 10 })),
      ['fresh']
    ],
    ['nothing at all', [], ['met', 'again', 'right', 'fresh']]
  ])('%s', (_name, known, expected) => {
    expect(missing(known)).toEqual(expected);
    expect(masteryOf(questions, known, now).isMastered).toBe(expected.length === 0);
  });

  test('answers to questions that are gone say nothing', () => {
    const gone = cards(20).map((one) => ({ ...one, question: `${one.question} gone` }));
    expect(masteryOf(questions, gone, now).conditions[0]).toMatchObject({ count: 0, of: 20 });
  });

  test('of a question about individuals, every taxon must have been known', () => {
    const more = [
      ...cards(20),
      { question: 'q0', about: 'resin', card: { ...card, verdict: 'wrong' as const } }
    ];
    expect(masteryOf(questions, more, now).conditions[2]).toMatchObject({ count: 19, of: 20 });
  });
});
