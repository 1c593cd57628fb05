import { expect, test } from 'vitest';
import { isBadge, isEmail, readLogin, tidyBadge } from '#lib/domain/person/login.ts';

test.each([
  [' KG 10 01 ', 'KG1001'],
  ['KG–1001', 'KG-1001'],
  ['КГ‑1001', 'КГ-1001'],
  ['ＫＧ１', 'KG1'],
  ['Қ-12', 'Қ-12']
])('badge %j is kept as %s', (typed, kept) => {
  expect(tidyBadge(typed)).toBe(kept);
});

test.each([
  ['KG-1001', true],
  ['Қ/12.3_4', true],
  ['', false],
  ['-12', false],
  ['a@b', false],
  ['x'.repeat(41), false]
])('%j is a badge: %s', (text, is) => {
  expect(isBadge(text)).toBe(is);
});

test.each([
  ['aigul@customs.kg', true],
  ['айгүл@таможня.кг', true],
  ['a@b', false],
  ['a b@c.kg', false],
  ['a@b@c.kg', false],
  ['a@c.kg,b@c.kg', false],
  ['Name <a@c.kg>', false]
])('%j is an address: %s', (text, is) => {
  expect(isEmail(text)).toBe(is);
});

test('the @ decides what was typed', () => {
  expect(readLogin(' aigul@customs.kg ')).toEqual({ email: 'aigul@customs.kg' });
  expect(readLogin('KG 1001')).toEqual({ badge: 'KG1001' });
});
