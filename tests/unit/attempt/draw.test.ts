import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw, type Drawable } from '#lib/domain/attempt/draw.ts';

const tags = ['decide', 'form', 'law'];
const question = fc.record({
  tags: fc.subarray(tags, { minLength: 1 }),
  module: fc.constantFrom('trade', 'horn', null),
  exam: fc.boolean()
});
const pools = fc
  .array(question, { minLength: 5, maxLength: 60 })
  .map((list): Drawable[] => list.map((one, n) => ({ ...one, id: `q${n}` })));

function tagged(count: number, ...names: string[]): Drawable[] {
  const prefix = names.join('-');
  return Array.from({ length: count }, (_, n) => ({
    id: `${prefix}-${n}`,
    tags: names,
    module: null,
    exam: true
  }));
}

describe('draw', () => {
  test('no question twice, only those of the exam, as many of each tag as the rule says', () => {
    fc.assert(
      fc.property(pools, fc.string(), (pool, seed) => {
        const usable = pool.filter((one) => one.exam);
        const rule = {
          draw: tags.map((name) => ({
            by: 'tag' as const,
            name,
            count: Math.floor(usable.filter((one) => one.tags[0] === name).length / 2)
          }))
        };
        const ids = draw(rule, pool, seed);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBe(rule.draw.reduce((sum, one) => sum + one.count, 0));
        for (const id of ids) expect(usable.some((one) => one.id === id)).toBe(true);
      })
    );
  });

  test('the same seed draws the same, whatever the order of the pool; another seed another', () => {
    const pool = tagged(30, 'form');
    const rule = { draw: [{ by: 'tag' as const, name: 'form', count: 10 }] };
    expect(draw(rule, [...pool].reverse(), 'a')).toEqual(draw(rule, pool, 'a'));
    expect(draw(rule, pool, 'b')).not.toEqual(draw(rule, pool, 'a'));
  });

  test('a question with two tags is left to the tag that needs it', () => {
    const both = tagged(2, 'form', 'law');
    const pool = [...both, ...tagged(2, 'form')];
    const rule = {
      draw: [
        { by: 'tag' as const, name: 'form', count: 2 },
        { by: 'tag' as const, name: 'law', count: 2 }
      ]
    };
    for (const seed of 'abcdefgh')
      expect(draw(rule, pool, seed).sort()).toEqual(pool.map((one) => one.id).sort());
  });

  test('by module', () => {
    const pool = [
      ...tagged(4, 'form').map((one) => ({ ...one, module: 'horn' })),
      ...tagged(4, 'law')
    ];
    const ids = draw({ draw: [{ by: 'module', name: 'horn', count: 4 }] }, pool, 's');
    expect(ids.every((id) => id.startsWith('form'))).toBe(true);
  });

  test.each([
    // pool, drawn, least possible overlap with the last attempt
    [60, 20, 0],
    [34, 20, 6],
    [30, 20, 10],
    [20, 20, 20]
  ])('of %i questions %i are drawn, %i of them again', (size, count, again) => {
    const pool = tagged(size, 'form');
    const rule = { draw: [{ by: 'tag' as const, name: 'form', count }] };
    const first = draw(rule, pool, 'first');
    const second = draw(rule, pool, 'second', [first]);
    expect(second.filter((id) => first.includes(id))).toHaveLength(again);
  });

  test('a question of long ago comes back before one of the last attempt', () => {
    const pool = tagged(30, 'form');
    const rule = { draw: [{ by: 'tag' as const, name: 'form', count: 10 }] };
    const first = draw(rule, pool, '1');
    const second = draw(rule, pool, '2', [first]);
    const third = draw(rule, pool, '3', [first, second]);
    const fourth = draw(rule, pool, '4', [first, second, third]);
    expect(third.some((id) => first.includes(id) || second.includes(id))).toBe(false);
    expect(fourth.some((id) => third.includes(id))).toBe(false);
  });

  test('a pool that cannot fill the rule is a fault of the course', () => {
    const rule = { draw: [{ by: 'tag' as const, name: 'law', count: 3 }] };
    expect(() => draw(rule, tagged(2, 'law'), 's')).toThrow('tag law');
  });
});
