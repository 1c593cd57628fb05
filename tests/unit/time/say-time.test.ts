import { expect, test } from 'vitest';
import { isoDay, sayClock, sayDay, sayMoment, sayShortDay } from '#lib/domain/time/say-time.ts';

// 23:30 in Greenwich is the next morning in Bishkek (UTC+6)
const time = new Date('2026-11-23T23:30:00Z');
const bishkek = (language: string) => ({ language, timeZone: 'Asia/Bishkek' });

test.each([
  ['en', '24 November 2026'],
  ['ru', '24 ноября 2026']
])('a day in %s', (language, said) => {
  expect(sayDay(time, bishkek(language))).toBe(said);
});

test('the reader’s zone decides the day and the hour', () => {
  expect(sayShortDay(time, { language: 'en', timeZone: 'UTC' })).toBe('23 Nov 2026');
  expect(sayShortDay(time, bishkek('en'))).toBe('24 Nov 2026');
  expect(sayClock(time, bishkek('en'))).toBe('05:30');
  expect(sayMoment(time, bishkek('en'))).toBe('24 November 2026 at 05:30');
  expect(isoDay(time, 'Asia/Bishkek')).toBe('2026-11-24');
});

test('midnight is 00, not 24', () => {
  expect(sayClock(new Date('2026-11-23T18:05:00Z'), bishkek('en'))).toBe('00:05');
});
