import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlation, type Sums } from '#lib/domain/question/statistics/correlation.ts';
import {
  itemStatistics,
  type ItemCounts,
  type KeyFacts
} from '#lib/domain/question/statistics/item-statistics.ts';
import { shuffle } from '#lib/domain/random.ts';

const sumsOf = (pairs: readonly (readonly [number, number])[]): Sums => ({
  n: pairs.length,
  x: add(pairs.map(([x]) => x)),
  xx: add(pairs.map(([x]) => x * x)),
  r: add(pairs.map(([, r]) => r)),
  rr: add(pairs.map(([, r]) => r * r)),
  xr: add(pairs.map(([x, r]) => x * r))
});
const add = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

describe('the correlation', () => {
  // J. D. Brown, Point-biserial correlation coefficients, JALT Testing & Evaluation SIG Newsletter
  // 5(3), 2001, table 2 (hosted.jalt.org/test/bro_12.htm): eight students, item 1 and item 2. It
  // prints .91 beside means 45 and 30 and the deviation 8.29, which give .9045: hence the hundredth
  const totals = [50, 45, 45, 40, 35, 30, 30, 25];
  test.each([
    [[1, 1, 1, 1, 0, 0, 0, 0], 0.91],
    [[0, 0, 0, 0, 1, 1, 1, 1], -0.91]
  ])('gives what a published example gives: %j %d', (item, published) => {
    const pairs = totals.map((total, i) => [item[i]!, total] as const);
    expect(Math.abs(correlation(sumsOf(pairs))! - published)).toBeLessThan(0.01);
    expect(correlation(sumsOf(pairs))).toBeCloseTo(
      (Math.sign(published) * (45 - 30)) / 8.29 / 2,
      3
    );
  });

  test('of an item that all get right there is none', () => {
    expect(correlation(sumsOf(totals.map((total) => [1, total] as const)))).toBeNull();
    expect(correlation(sumsOf([[1, 1]]))).toBeNull();
  });

  test('agrees with the difference of means, which is another way to the same', () => {
    const score = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), score)), (pairs) => {
        const other = byMeans(pairs);
        const own = correlation(sumsOf(pairs));
        if (other === null || own === null) return;
        expect(own).toBeCloseTo(other, 6);
      })
    );
  });
});

/** (M1 - M0) / s √(p q), from the scores themselves: Glass and Hopkins 1996, formula 7.12. */
function byMeans(pairs: readonly (readonly [number, number])[]): number | null {
  const mean = (list: number[]) => add(list) / list.length;
  const right = pairs.filter(([x]) => x === 1).map(([, r]) => r);
  const wrong = pairs.filter(([x]) => x === 0).map(([, r]) => r);
  const all = pairs.map(([, r]) => r);
  const deviation = Math.sqrt(mean(all.map((r) => (r - mean(all)) ** 2)));
  if (right.length === 0 || wrong.length === 0 || deviation < 1e-3) return null;
  const p = right.length / pairs.length;
  return ((mean(right) - mean(wrong)) / deviation) * Math.sqrt(p * (1 - p));
}

describe('what is told of an item', () => {
  const key: KeyFacts = { right: ['a'], wrong: ['b', 'c'], chance: 1 / 3 };
  const kinds = (takers: Taker[], facts: KeyFacts | null = key) =>
    itemStatistics(countsOf(takers), facts).flags.map(({ kind }) => kind);

  test('strong officers right, weak ones wrong: a good item, nothing to say', () => {
    const takers = many(60, (i) => [i < 20 ? 'b' : i < 28 ? 'c' : 'a', i / 60]);
    expect(kinds(takers)).toEqual([]);
    const told = itemStatistics(countsOf(takers), key);
    expect(told.facility).toBeCloseTo(32 / 60);
    expect(told.discrimination).toBeGreaterThan(0.7);
    expect(told.choices.find(({ choice }) => choice === 'a')).toMatchObject({ upper: 1, lower: 0 });
  });

  test('a wrong choice that the strongest take puts the key in question', () => {
    const takers = many(60, (i) => [i >= 40 ? 'b' : i % 2 ? 'c' : 'a', i / 60]);
    const told = itemStatistics(countsOf(takers), key);
    expect(told.flags[0]).toEqual({ kind: 'key-suspect', choice: 'b' });
    expect(told.flags[1]).toEqual({ kind: 'backwards' });
  });

  test('the key of an earlier version is not judged', () => {
    const takers = many(60, (i) => [i >= 40 ? 'b' : i % 2 ? 'c' : 'a', i / 60]);
    expect(kinds(takers, null)).toEqual(['backwards']);
  });

  test.each<[string, number, (i: number) => Taker[0], string[]]>([
    ['29 answers say nothing', 29, () => 'b', ['few']],
    ['all right is easy', 60, () => 'a', ['easy', 'unused']],
    [
      'a third right is a guess',
      60,
      (i) => (['a', 'b', 'c'] as const)[i % 3]!,
      ['weak', 'guessing']
    ],
    [
      'many leave it',
      60,
      (i) => (i < 10 ? '' : i % 4 === 1 ? 'b' : i % 7 ? 'a' : 'c'),
      ['unanswered']
    ]
  ])('%s', (_, count, choose, flags) => {
    const ranks = shuffle(
      Array.from({ length: count }, (_, i) => i / count),
      'ranks'
    );
    const told = kinds(many(count, (i) => [choose(i), ranks[i]!]));
    expect(told).toEqual(expect.arrayContaining(flags));
  });
});

type Taker = ['a' | 'b' | 'c' | '', number];
const many = (count: number, make: (i: number) => Taker) =>
  Array.from({ length: count }, (_, i) => make(i));

/** What the database counts, counted in another way: 'a' is right. */
function countsOf(takers: Taker[]): ItemCounts {
  const pairs = takers.map(([choice, r]) => [choice === 'a' ? 1 : 0, r] as const);
  const ranked = [...takers].sort((a, b) => a[1] - b[1]);
  const size = Math.round(0.27 * takers.length);
  const choices = ['a', 'b', 'c', ''].map((choice) => {
    const of = (list: Taker[]) => list.filter(([one]) => one === choice);
    return {
      choice,
      count: of(takers).length,
      upper: of(ranked.slice(-size)).length,
      lower: of(ranked.slice(0, size)).length,
      rested: of(takers).length,
      rest: add(of(takers).map(([, r]) => r))
    };
  });
  return {
    ...{ question: 'q', hash: 'h', from: 'exam', asked: takers.length },
    answered: takers.filter(([choice]) => choice).length,
    sums: sumsOf(pairs),
    marks: add(pairs.map(([x]) => x)),
    groupSize: size,
    time: { median: null, known: 0 },
    choices: choices.filter(({ count }) => count > 0)
  };
}
