import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Candidate } from '#lib/domain/practice/candidate.ts';
import {
  chooseBurst,
  chooseDaily,
  choosePair,
  type Chosen
} from '#lib/domain/practice/choose-items.ts';
import { isLookAlike } from '#lib/domain/practice/interleave.ts';
import { isDue, reviewed } from '#lib/domain/practice/review-card.ts';

const day = 86_400_000;
const now = new Date('2026-11-23T06:00:00Z');

const candidates = fc
  .array(
    fc.record({
      module: fc.constantFrom('trade', 'horn', 'law'),
      theme: fc.constantFrom('tell_gazelle', 'tell_resin'),
      target: fc.constantFrom(true, false, null),
      verdict: fc.constantFrom('right' as const, 'part' as const, 'wrong' as const),
      ago: fc.oneof(fc.nat(1), fc.integer({ min: 4, max: 40 })),
      renews: fc.boolean()
    }),
    { maxLength: 60, size: 'max' }
  )
  .map((list) =>
    list.map(({ theme, verdict, ago, ...one }, n): Candidate => ({
      ...one,
      ...{ course: 'c', question: `q${n}`, about: '', themes: [theme], seconds: 30 },
      identifies: one.target !== null,
      card: reviewed(null, verdict, new Date(+now - ago * day))
    }))
  );
const seeds = fc.string();

describe('a daily practice', () => {
  test('asks nothing twice, takes about five minutes and is the same for the same seed', () => {
    fc.assert(
      fc.property(candidates, seeds, (list, seed) => {
        const chosen = chooseDaily(list, seed, now);
        expect(new Set(chosen.map(({ question }) => question)).size).toBe(chosen.length);
        expect(chosen.length).toBeLessThanOrEqual(10);
        expect(chosen.length).toBeGreaterThanOrEqual(Math.min(6, list.length));
        expect(chooseDaily([...list].reverse(), seed, now)).toEqual(chosen);
      })
    );
  });

  test('a third of it is known where enough is due and enough is known', () => {
    fc.assert(
      fc.property(candidates, seeds, (list, seed) => {
        const due = list.filter(({ card }) => isDue(card, now)).length;
        const known = list.filter(({ card }) => !isDue(card, now) && card.verdict === 'right');
        fc.pre(due >= 10 && known.length >= 4);
        const easy = chooseDaily(list, seed, now).filter((one) => one.easy).length;
        expect(easy).toBe(3);
      })
    );
  });

  test('takes the most faded of what is due', () => {
    fc.assert(
      fc.property(candidates, seeds, (list, seed) => {
        const chosen = chooseDaily(list, seed, now);
        const taken = chosen.filter(({ card, easy }) => isDue(card, now) && !easy);
        const left = list.filter(
          (one) => isDue(one.card, now) && !chosen.some(({ question }) => question === one.question)
        );
        const strength = ({ card }: Candidate) => card.stability / (+now - +card.reviewedAt);
        for (const one of left)
          expect(taken.every((other) => strength(other) <= strength(one) + 1e-9)).toBe(true);
      })
    );
  });

  test('look-alikes stand next to each other', () => {
    fc.assert(
      fc.property(candidates, seeds, (list, seed) => {
        const chosen = chooseDaily(list, seed, now);
        for (const [place, one] of chosen.entries()) {
          const others = chosen.filter((other) => isLookAlike(one, other));
          const beside = [chosen[place - 1], chosen[place + 1]].some(
            (other) => other && isLookAlike(one, other)
          );
          // where each look-alike has another partner already, it stands alone
          const taken = others.every((other) => hasPartner(chosen, other));
          expect(others.length === 0 || beside || taken).toBe(true);
        }
      })
    );
  });

  test('neighbours come from different modules while there are others', () => {
    const list = ['trade', 'horn', 'law'].flatMap((module) =>
      Array.from({ length: 3 }, (_, n): Candidate => ({
        ...{ course: 'c', question: `${module}${n}`, about: '', module, themes: [], seconds: 30 },
        ...{ identifies: false, target: null, renews: false },
        card: reviewed(null, 'wrong', new Date(+now - 5 * day))
      }))
    );
    for (const seed of 'abcdefghij') {
      const modules = chooseDaily(list, seed, now).map(({ module }) => module);
      expect(modules.filter((one, n) => one === modules[n - 1])).toEqual([]);
    }
  });
});

describe('a burst', () => {
  test('asks only what things are, many of them targets, up to forty', () => {
    fc.assert(
      fc.property(candidates, seeds, (list, seed) => {
        const chosen = chooseBurst(list, seed, now);
        expect(chosen.length).toBeLessThanOrEqual(40);
        expect(chosen.every(({ identifies }) => identifies)).toBe(true);
        const once = chosen.filter(({ renews }) => !renews).map(({ question }) => question);
        expect(new Set(once).size).toBe(once.length);
        const targets = list.filter(({ target }) => target === true).length;
        const got = chosen.filter(({ target }) => target === true).length;
        expect(got).toBeGreaterThanOrEqual(Math.min(targets, Math.floor(chosen.length * 0.6)));
      })
    );
  });
});

test('a pair is practised by what it was mixed up in, then by what lies near', () => {
  fc.assert(
    fc.property(candidates, seeds, (list, seed) => {
      fc.pre(list.length > 0);
      const [first] = list;
      const chosen = choosePair(list, { questions: [first!.question], taxa: [] }, seed, now);
      expect(chosen.map(({ question }) => question)).toContain(first!.question);
      expect(chosen.every((one) => one.themes[0] === first!.themes[0])).toBe(true);
      expect(chosen.length).toBeLessThanOrEqual(10);
    })
  );
});

function hasPartner(chosen: Chosen[], one: Chosen): boolean {
  const place = chosen.indexOf(one);
  return [chosen[place - 1], chosen[place + 1]].some((other) => other && isLookAlike(one, other));
}
