import { expect, test } from 'vitest';
import * as v from 'valibot';
import { nextAfter, rhythm, type Rhythm } from '#lib/domain/subscription/rhythm.ts';
import { lastingFilters } from '#lib/domain/subscription/subscription.ts';

const weekly = (weekday: number, hour = 8): Rhythm => ({ kind: 'weekly', weekday, hour });
const monthly = (day: number, hour = 8): Rhythm => ({ kind: 'monthly', day, hour });

// 23 November 2026 is a Monday; Bishkek is six hours ahead
test.each<[string, Rhythm, string, string, string]>([
  ['later today', weekly(1), 'Asia/Bishkek', '2026-11-23T01:59:59Z', '2026-11-23T02:00:00Z'],
  ['not twice', weekly(1), 'Asia/Bishkek', '2026-11-23T02:00:00Z', '2026-11-30T02:00:00Z'],
  [
    'already tomorrow there',
    weekly(2, 0),
    'Asia/Bishkek',
    '2026-11-23T17:00:00Z',
    '2026-11-23T18:00:00Z'
  ],
  ['on Sunday', weekly(7), 'UTC', '2026-11-23T00:00:00Z', '2026-11-29T08:00:00Z'],
  ['the last of a short month', monthly(31), 'UTC', '2026-11-23T00:00:00Z', '2026-11-30T08:00:00Z'],
  ['of February', monthly(30), 'UTC', '2027-02-01T00:00:00Z', '2027-02-28T08:00:00Z'],
  ['over the year', monthly(1, 23), 'UTC', '2026-12-02T00:00:00Z', '2027-01-01T23:00:00Z']
])('%s', (_, when, zone, now, next) => {
  expect(nextAfter(when, zone, new Date(now))).toEqual(new Date(next));
});

test.each([
  [weekly(1), true],
  [weekly(0), false],
  [weekly(8), false],
  [monthly(31), true],
  [monthly(32), false],
  [monthly(1, 24), false],
  [{ kind: 'daily', hour: 8 }, false],
  [{ ...weekly(1), day: 3 }, false]
])('%j: %s', (asked, isOne) => {
  expect(v.safeParse(rhythm, asked).success).toBe(isOne);
});

test('what is of one day is not asked again a month later', () => {
  const filters = new URLSearchParams('unit=x&on=2026-01-01&from=2026-01-01&text=a');
  expect(String(lastingFilters(filters))).toBe('unit=x&text=a');
});
