import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  examSeeds,
  isExamSeed,
  isPracticeSeed,
  practiceSeed,
  practiceSeeds
} from '#lib/domain/specimen/seeds.ts';

test('no chance draws an exam seed for practice', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (at) => {
      const seed = practiceSeed(at);
      expect(isPracticeSeed(seed)).toBe(true);
      expect(isExamSeed(seed)).toBe(false);
    })
  );
});

test('the two ranges touch nowhere, and nothing else is a seed', () => {
  expect(examSeeds.to).toBeLessThan(practiceSeeds.from);
  expect(practiceSeed(0)).toBe(practiceSeeds.from);
  expect(practiceSeed(1 - 2 ** -53)).toBe(practiceSeeds.to);
  for (const not of [0, -5, 1.5, NaN, Infinity, 2 ** 31]) {
    expect(isExamSeed(not)).toBe(false);
    expect(isPracticeSeed(not)).toBe(false);
  }
});
