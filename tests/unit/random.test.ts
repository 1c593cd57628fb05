import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomOf, shuffle } from '#lib/domain/random.ts';

test('a seed always gives the same numbers', () => {
  const [first, again] = [randomOf('exam 7'), randomOf('exam 7')];
  const numbers = Array.from({ length: 5 }, first);
  expect(numbers).toEqual(Array.from({ length: 5 }, again));
  // frozen: the record shows questions as they were asked by drawing them again
  expect(numbers.map((number) => number.toFixed(6))).toMatchInlineSnapshot(`
    [
      "0.919832",
      "0.282063",
      "0.481436",
      "0.900896",
      "0.516079",
    ]
  `);
});

test('shuffling keeps all items and leaves the given list alone', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
      const before = [...items];
      expect(shuffle(items, seed).toSorted()).toEqual(before.toSorted());
      expect(items).toEqual(before);
    })
  );
});

test('every order of three comes up about as often', () => {
  const times = new Map<string, number>();
  for (let seed = 0; seed < 6000; seed++) {
    const order = shuffle(['a', 'b', 'c'], `seed ${seed}`).join('');
    times.set(order, (times.get(order) ?? 0) + 1);
  }
  expect(times.size).toBe(6);
  for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
