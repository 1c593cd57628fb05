import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, readCode } from '#lib/domain/certificate/code.ts';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

test('a code is read back however it was typed', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = codeOf(random);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(readCode(code)).toBe(code);
      expect(readCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
      expect(readCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
      expect(readCode(code.replaceAll('-', '–'))).toBe(code);
    })
  );
});

test('different bytes give different codes', () => {
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      expect(codeOf(one) === codeOf(other)).toBe(Buffer.from(one).equals(other));
    })
  );
});

test.each([
  '',
  '7K3Q',
  '7K3Q-92MD-0VWX-4TYU',
  '7K3Q-92MD-0VWX-4TYHH',
  "'; drop table",
  '７K3Q92MD0VWX4TYH'
])('"%s" is no code', (typed) => {
  expect(readCode(typed)).toBeNull();
});
