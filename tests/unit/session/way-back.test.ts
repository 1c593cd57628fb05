import { expect, test } from 'vitest';
import { wayBack } from '#lib/domain/session/way-back.ts';

test.each([
  ['/courses/saiga-horn/look-alikes/4?x=1', '/courses/saiga-horn/look-alikes/4?x=1'],
  ['/', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/ok\\..\\evil', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
  [null, '/'],
  [`/${'a'.repeat(3000)}`, '/']
])('%s leads to %s', (said, path) => {
  expect(wayBack(said)).toBe(path);
});
