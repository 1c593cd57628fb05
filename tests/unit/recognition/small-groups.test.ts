import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isTold,
  partsToTell,
  type Part,
  type Whole
} from '#lib/domain/recognition/small-groups.ts';

/** A part with as many people as said, of whom nobody is in another part. */
const part = (id: string, people: number): Part => ({
  id,
  people,
  small: people < 5 ? Array.from({ length: people }, (_, n) => `${id}${n}`) : null
});
const told = (parts: Part[], people: number) => [...partsToTell(parts, people)].sort();

describe('parts of a whole', () => {
  test.each([
    ['all have five', [part('a', 5), part('b', 9)], 14, ['a', 'b']],
    ['nobody answered in one', [part('a', 5), part('b', 0)], 5, ['a']],
    ['one of three could be worked out', [part('a', 9), part('b', 3), part('c', 7)], 19, ['a']],
    ['two of three are five together', [part('a', 9), part('b', 3), part('c', 2)], 14, ['a']],
    ['a whole of four', [part('a', 4)], 4, []],
    ['nothing but small ones', [part('a', 4), part('b', 4)], 8, []]
  ])('%s', (_name, parts, people, expected) => {
    expect(told(parts, people)).toEqual(expected);
  });

  test('two small parts of the same people, who moved, are not five', () => {
    const small = ['x', 'y', 'z'];
    const parts = [
      { id: 'a', people: 3, small },
      { id: 'b', people: 3, small },
      part('c', 8),
      part('d', 9)
    ];
    expect(told(parts, 20)).toEqual(['d']);
  });

  test('one that is barred with five people covers the small ones', () => {
    const parts = [{ ...part('a', 6), barred: true }, part('b', 2), part('c', 8)];
    expect(told(parts, 16)).toEqual(['c']);
  });
});

// a tree of units; whoever answers in a unit is named by a number, and may answer in several
type Tree = { id: string; own: readonly number[]; below: readonly Tree[] };

const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    id: fc.uuid(),
    own: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 9 }),
    below: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant([]),
      fc.array(tie('tree'), { maxLength: 4 })
    )
  })
})).tree;

const peopleIn = (one: Tree): Set<number> =>
  new Set([...one.own, ...one.below.flatMap((other) => [...peopleIn(other)])]);

const partOf = (id: string, people: Set<number>): Part => ({
  id,
  people: people.size,
  small: people.size < 5 ? [...people].map(String) : null
});
const wholeOf = (one: Tree): Whole => ({
  id: one.id,
  people: peopleIn(one).size,
  parts: [
    partOf(one.id, new Set(one.own)),
    ...one.below.map((other) => partOf(other.id, peopleIn(other)))
  ]
});

describe('a tree of units', () => {
  test('nothing that is told, nor what is left of a whole without its told parts, is of one to four', () => {
    fc.assert(
      fc.property(tree, (top) => {
        visit(top, []);
      })
    );

    function visit(one: Tree, above: Whole[]): void {
      const line = [...above, wholeOf(one)];
      if (!isTold(line)) return one.below.forEach((other) => nothingTold(other, line));
      const { parts, people } = wholeOf(one);
      expect(people).toBeGreaterThanOrEqual(5);
      const shown = partsToTell(parts, people);
      const left = [
        ...(shown.has(one.id) ? [] : one.own),
        ...one.below.filter(({ id }) => !shown.has(id)).flatMap((other) => [...peopleIn(other)])
      ];
      const behind = new Set(left).size;
      expect(behind === 0 || behind >= 5).toBe(true);
      for (const { id, people } of parts) if (shown.has(id)) expect(people).toBeGreaterThan(4);
      for (const other of one.below) visit(other, line);
    }

    function nothingTold(one: Tree, above: Whole[]): void {
      const line = [...above, wholeOf(one)];
      expect(isTold(line)).toBe(false);
      for (const other of one.below) nothingTold(other, line);
    }
  });
});
