import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstRules, readDays, readRule, type Rules } from '#lib/domain/reminder/rules.ts';
import { digestDay, isOpen, windowsOn } from '#lib/domain/reminder/windows.ts';
import { addDays } from '#lib/domain/time/day.ts';

const today = '2026-11-23';
const stepOf = (rules: Rules, kind: string, due: string) =>
  windowsOn(rules, today)
    .filter((one) => one.kind === kind && (one.from ?? '') <= due && due <= one.until)
    .map(({ step }) => step);

describe('which step a due day is at', () => {
  test.each([
    [15, []],
    [14, [14]],
    [8, [14]],
    [7, [7]],
    [2, [7]],
    [1, [1]],
    [0, [1]],
    [-1, []]
  ])('due in %i days: %j', (days, steps) => {
    expect(stepOf(firstRules, 'due-soon', addDays(today, days))).toEqual(steps);
  });

  test.each([
    [0, []],
    [1, [1]],
    [7, [1]],
    [8, [8]],
    [49, [43]],
    [50, [50]],
    [900, [50]]
  ])('overdue by %i days: %j', (days, steps) => {
    expect(stepOf(firstRules, 'overdue', addDays(today, -days))).toEqual(steps);
  });

  test.each([
    [91, []],
    [90, [90]],
    [60, [60]],
    [31, [60]],
    [7, [7]],
    [0, [7]],
    [-1, []]
  ])('a certificate that ends in %i days: %j', (days, steps) => {
    expect(stepOf(firstRules, 'expiring', addDays(today, days))).toEqual(steps);
  });

  test('what is switched off has none', () => {
    const off = { ...firstRules, overdue: { ...firstRules.overdue, on: false } };
    expect(stepOf(off, 'overdue', addDays(today, -3))).toEqual([]);
  });

  test('a day is at one step of a kind at most, whatever the rule', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(days, fc.integer({ min: -200, max: 200 }), (list, apart) => {
        const rules: Rules = {
          ...firstRules,
          'due-soon': { on: true, days: list },
          escalation: { on: true, days: list }
        };
        const due = addDays(today, apart);
        const [soon, above] = [stepOf(rules, 'due-soon', due), stepOf(rules, 'escalation', due)];
        expect(soon).toEqual(
          apart >= 0 && apart <= Math.max(...list)
            ? [Math.min(...list.filter((day) => day >= apart))]
            : []
        );
        expect(above).toEqual(
          -apart >= Math.min(...list) ? [Math.max(...list.filter((day) => day <= -apart))] : []
        );
      })
    );
  });
});

test('the digest is of the weekday that was last', () => {
  // a Monday
  expect(digestDay(1, today)).toBe(today);
  expect(digestDay(7, today)).toBe('2026-11-22');
  expect(digestDay(2, today)).toBe('2026-11-17');
});

test('letters leave from the first hour on, not in the last', () => {
  const open = (hour: number) => isOpen({ from: 8, until: 20 }, hour);
  expect([7, 8, 19, 20].map(open)).toEqual([false, true, true, false]);
});

test('rules are read as people write them, or not at all', () => {
  expect(readDays('14, 7 and 1')).toEqual([14, 7, 1]);
  expect(readDays('14; 7; 1.')).toEqual([14, 7, 1]);
  expect(readDays('14、7 и 1')).toEqual([14, 7, 1]);
  expect(readDays('14, soon')).toBeNull();
  expect(readDays('and')).toBeNull();
  expect(readDays('-1')).toBeNull();
  expect(readDays('')).toBeNull();
  expect(readRule('due-soon', { on: true, days: [1, 14, 7, 7] })).toEqual({
    on: true,
    days: [14, 7, 1]
  });
  expect(readRule('due-soon', { on: true, days: [] })).toBeNull();
  expect(readRule('due-soon', { on: true, days: [1, 2, 3, 4, 5, 6, 7] })).toBeNull();
  expect(readRule('escalation', { on: true, days: [0] })).toBeNull();
  expect(readRule('hours', { from: 20, until: 8 })).toBeNull();
  expect(readRule('digest', { on: true, weekday: 8 })).toBeNull();
  expect(readRule('overdue', { on: true, every: 7, times: 8, first: 3 })).toBeNull();
});
