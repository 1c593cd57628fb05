import { expect, test } from 'vitest';
import { standingOf, titleIn } from '#lib/domain/certificate/certificate.ts';
import { expiryOf } from '#lib/domain/certificate/expiry.ts';
import { certificateNumber } from '#lib/domain/certificate/number.ts';

const day = (text: string) => new Date(`${text}T10:30:00Z`);

test.each([
  ['2026-11-03', 24, '2028-11-03'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-12-31', 1, '2027-01-31']
])('given on %s for %i months: ends on %s', (from, months, to) => {
  expect(expiryOf(day(from), months)).toEqual(day(to));
});

test('without months it does not end', () => {
  expect(expiryOf(day('2026-11-03'), null)).toBeNull();
});

test('the number carries its year', () => {
  expect(certificateNumber('123', day('2026-11-03'))).toBe('HB-2026-000123');
  expect(certificateNumber('12345678', day('2026-11-03'))).toBe('HB-2026-12345678');
});

test.each([
  [null, false, 'genuine'],
  ['2028-01-01', false, 'genuine'],
  ['2026-11-03', false, 'expired'],
  ['2026-01-01', true, 'revoked'],
  [null, true, 'revoked']
])('ends %s, revoked %s: %s', (end, revoked, standing) => {
  const expiresAt = end ? day(end) : null;
  expect(standingOf({ expiresAt, revoked }, day('2026-11-03'))).toBe(standing);
});

test('a title falls back to the language asked for next, then to any', () => {
  const titles = { en: 'Saiga horn', ru: 'Рог сайгака' };
  expect(titleIn(titles, 'ru-KG')).toBe('Рог сайгака');
  expect(titleIn(titles, 'kk', 'en')).toBe('Saiga horn');
  expect(titleIn({ ru: 'Рог' }, 'kk')).toBe('Рог');
});
