import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resultOf, type MarkedItem } from '#lib/domain/attempt/result.ts';
import type { Mark } from '#lib/domain/question/question.ts';

const rule = { pass: 80, hits: 80, falseAlarms: 30 };

describe('result', () => {
  test('three limits, each with its numbers', () => {
    const items = [
      ...many(8, () => decided('hit')),
      ...many(2, () => decided('miss')),
      ...many(7, () => decided('correct-clear')),
      ...many(3, () => decided('false-alarm')),
      ...many(20, () => plain(1))
    ];
    const result = resultOf(rule, items);
    expect(result.limits).toEqual([
      { name: 'marks', count: 35, of: 40, percent: 87, limit: 80, met: true },
      { name: 'hits', count: 8, of: 10, percent: 80, limit: 80, met: true },
      { name: 'false-alarms', count: 3, of: 10, percent: 30, limit: 30, met: true }
    ]);
    expect(result.passed).toBe(true);
  });

  test.each<[string, MarkedItem[], boolean]>([
    ['79.9 percent is not 80', [...many(799, () => plain(1)), ...many(201, () => plain(0))], false],
    [
      'three thirds are one whole',
      many(3, () => plain(1 / 3)).concat(many(4, () => plain(1))),
      false
    ],
    [
      'part marks add up to the limit',
      [...many(3, () => plain(1 / 3)), ...many(3, () => plain(1))],
      false
    ],
    ['a course without decide items', many(5, () => plain(1)), true],
    [
      'one miss of four',
      [...many(3, () => decided('hit')), decided('miss'), ...many(9, () => plain(1))],
      false
    ],
    [
      'all seized: hits full, false alarms too many',
      [...many(9, () => decided('hit')), decided('false-alarm')],
      false
    ],
    ['no answers at all', [silent(true), silent(false), plain(null)], false]
  ])('%s: passed %s', (_name, items, passed) => {
    expect(resultOf(rule, items).passed).toBe(passed);
  });

  test('no answer misses a protected item and is no false alarm', () => {
    expect(resultOf(rule, [silent(true), silent(false)]).decided).toEqual({
      hits: 0,
      misses: 1,
      falseAlarms: 0,
      correctClears: 0,
      unanswered: 1
    });
  });

  test('told by objective, else by module; the module with most lost comes first', () => {
    const result = resultOf(rule, [
      plain(1, { objectives: ['see'], module: 'horn' }),
      plain(0, { objectives: ['see', 'act'], module: 'horn' }),
      plain(0.5, { module: 'law' }),
      plain(1, { module: null })
    ]);
    expect(result.groups).toEqual([
      { by: 'objective', id: 'see', module: 'horn', points: 1, pointsOf: 2 },
      { by: 'objective', id: 'act', module: 'horn', points: 0, pointsOf: 1 },
      { by: 'module', id: 'law', module: 'law', points: 0.5, pointsOf: 1 },
      { by: 'other', id: '', module: null, points: 1, pointsOf: 1 }
    ]);
    expect(result.revisit).toEqual(['horn', 'law']);
  });

  test('a better answer never makes a result worse', () => {
    const marks = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 30
    });
    fc.assert(
      fc.property(marks, fc.nat(), (fractions, which) => {
        const better = fractions.with(which % fractions.length, 1);
        const before = resultOf(
          rule,
          fractions.map((fraction) => plain(fraction))
        );
        const after = resultOf(
          rule,
          better.map((fraction) => plain(fraction))
        );
        expect(after.points).toBeGreaterThanOrEqual(before.points);
        if (before.passed) expect(after.passed).toBe(true);
        expect(before.limits[0]!.percent).toBeLessThanOrEqual(100);
      })
    );
  });
});

function plain(points: number | null, where: Partial<MarkedItem['question']> = {}): MarkedItem {
  const verdict = points === 1 ? 'right' : points ? 'part' : 'wrong';
  return {
    question: { id: 'q', points: 1, module: null, objectives: [], ...where },
    target: null,
    mark: points === null ? null : { points, verdict }
  };
}

function decided(decide: NonNullable<Mark['decide']>): MarkedItem {
  const right = decide === 'hit' || decide === 'correct-clear';
  return {
    ...plain(right ? 1 : 0),
    target: decide === 'hit' || decide === 'miss',
    mark: { points: right ? 1 : 0, verdict: right ? 'right' : 'wrong', decide }
  };
}

function silent(target: boolean): MarkedItem {
  return { ...plain(null), target };
}

function many(count: number, make: () => MarkedItem): MarkedItem[] {
  return Array.from({ length: count }, make);
}
