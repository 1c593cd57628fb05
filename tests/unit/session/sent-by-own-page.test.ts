import { expect, test } from 'vitest';
import { sentByOwnPage } from '#lib/domain/session/sent-by-own-page.ts';

const own = 'https://learn.example.kg';

test.each([
  ['GET', null, null, true],
  ['GET', 'https://evil.example', 'cross-site', true],
  ['POST', own, 'same-origin', true],
  ['POST', own, null, true],
  ['POST', null, 'same-origin', true],
  ['POST', null, null, false],
  ['POST', 'null', null, false],
  ['POST', 'https://evil.example', null, false],
  ['POST', 'https://evil.example', 'cross-site', false],
  ['POST', own, 'cross-site', false],
  ['POST', 'https://other.example.kg', 'same-site', false],
  ['POST', 'http://learn.example.kg', null, false],
  ['DELETE', null, 'none', false],
  ['PUT', 'https://evil.example', 'same-origin', false]
])('%s from %s, %s: %s', (method, origin, site, allowed) => {
  expect(sentByOwnPage({ method, origin, site }, own)).toBe(allowed);
});
