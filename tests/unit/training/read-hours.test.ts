import { expect, test } from 'vitest';
import { readHours } from '#lib/domain/training/read-hours.ts';

test.each([
  ['', '', null],
  ['09:00', '12:30', { begins: '09:00', ends: '12:30', minutes: 210 }],
  ['9:00', '9:05', { begins: '09:00', ends: '09:05', minutes: 5 }],
  // an exercise at night ends on the next morning
  ['22:00', '02:00', { begins: '22:00', ends: '02:00', minutes: 240 }],
  ['09:00:00', '10:00:00', { begins: '09:00', ends: '10:00', minutes: 60 }],
  ['09:00', '', 'wrong'],
  ['', '10:00', 'wrong'],
  ['09:00', '09:00', 'wrong'],
  ['12:00', '09:00', 'wrong'],
  ['24:00', '25:00', 'wrong'],
  ['nine', 'ten', 'wrong']
])('from "%s" until "%s"', (begins, ends, hours) => expect(readHours(begins, ends)).toEqual(hours));
