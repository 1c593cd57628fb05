import { expect, test } from 'vitest';
import { ownPath } from '#lib/domain/session/own-path.ts';

test.each([
  ['/courses/saiga-horn/3/4?x=1#q', '/courses/saiga-horn/3/4?x=1#q'],
  ['/', '/'],
  ['', '/'],
  [null, '/'],
  [undefined, '/'],
  ['https://evil.example/', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['\\\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n/evil.example', '/'],
  ['/x/..//evil.example', '/'],
  ['/./\\evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['courses', '/'],
  ['/sign-in?next=/sign-in', '/'],
  ['/sign-out', '/']
])('%j leads to %s', (wished, path) => {
  expect(ownPath(wished)).toBe(path);
});
