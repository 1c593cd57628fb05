import { expect, test } from 'vitest';
import { readDetails } from '#lib/domain/person/details.ts';

const typed = { name: ' Айгүл  Асанова ', email: ' aigul@customs.kg ', badge: 'KG 1001' };

test('kept tidied', () => {
  expect(readDetails(typed)).toEqual({
    ok: true,
    details: { name: 'Айгүл Асанова', email: 'aigul@customs.kg', badge: 'KG1001' }
  });
});

test('one of e-mail and badge is enough', () => {
  expect(readDetails({ ...typed, email: '' })).toMatchObject({ details: { email: null } });
  expect(readDetails({ ...typed, badge: ' ' })).toMatchObject({ details: { badge: null } });
});

test.each([
  [{ name: ' ' }, { name: 'empty' }],
  [{ name: 'x'.repeat(201) }, { name: 'long' }],
  [{ email: 'aigul' }, { email: 'not-email' }],
  [{ badge: 'a@b' }, { badge: 'not-badge' }],
  [{ email: '', badge: '' }, { badge: 'no-login' }],
  [
    { name: '', email: 'x' },
    { name: 'empty', email: 'not-email' }
  ]
])('%j: %j', (wrong, problems) => {
  expect(readDetails({ ...typed, ...wrong })).toEqual({ ok: false, problems });
});
