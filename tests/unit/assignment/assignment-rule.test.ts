import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  againRule,
  askedAgain,
  dueAgain,
  dueOf,
  dueRule,
  leadDays,
  leastDays
} from '#lib/domain/assignment/assignment-rule.ts';
import { addDays } from '#lib/domain/time/day.ts';

test.each([
  [{ kind: 'open' }, '2026-11-23', null],
  [{ kind: 'within', days: 30 }, '2026-11-23', '2026-12-23'],
  [{ kind: 'on', day: '2027-03-01' }, '2026-11-23', '2027-03-01'],
  // who comes late gets two weeks
  [{ kind: 'on', day: '2026-11-30' }, '2026-11-23', '2026-12-07'],
  [{ kind: 'on', day: '2025-01-01' }, '2026-11-23', '2026-12-07']
] as const)('due by %j, asked on %s: %s', (rule, asked, due) => {
  expect(dueOf(rule, asked)).toBe(due);
});

test.each([
  [{ kind: 'every', months: 12 }, '2026-11-23', '2027-11-23'],
  [{ kind: 'every', months: 3 }, '2027-11-30', '2028-02-29'],
  [{ kind: 'yearly', month: 12, day: 1 }, '2026-05-01', '2026-12-01'],
  // done within the sixty days before, it counts for this year
  [{ kind: 'yearly', month: 12, day: 1 }, '2026-11-01', '2027-12-01'],
  [{ kind: 'yearly', month: 2, day: 29 }, '2026-06-01', '2027-02-28'],
  [{ kind: 'yearly', month: 1, day: 15 }, '2026-12-20', '2028-01-15']
] as const)('again %j, done on %s: due %s', (rule, done, due) => {
  expect(dueAgain(rule, done)).toBe(due);
});

test('it is never asked again before it was done, nor due sooner than the lead', () => {
  const days = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));
  const rules = fc.oneof(
    fc.record({ kind: fc.constant('every' as const), months: fc.integer({ min: 3, max: 120 }) }),
    fc.record({
      kind: fc.constant('yearly' as const),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 })
    })
  );
  fc.assert(
    fc.property(rules, days, (rule, done) => {
      expect(v.is(againRule, rule)).toBe(true);
      expect(askedAgain(rule, done) > done).toBe(true);
      expect(dueAgain(rule, done)).toBe(addDays(askedAgain(rule, done), leadDays));
    })
  );
  fc.assert(
    fc.property(days, days, (day, asked) => {
      expect(dueOf({ kind: 'on', day }, asked)! >= addDays(asked, leastDays)).toBe(true);
    })
  );
});

test('only rules that mean something are read', () => {
  for (const rule of [
    { kind: 'on', day: '2026-02-30' },
    { kind: 'within', days: 0 },
    { kind: 'within', days: 1.5 },
    { kind: 'open', day: '2026-01-01' },
    { kind: 'every', months: 12 },
    null
  ])
    expect(v.is(dueRule, rule), JSON.stringify(rule)).toBe(false);
  expect(v.is(againRule, { kind: 'yearly', month: 13, day: 1 })).toBe(false);
});
