import { expect, test } from 'vitest';
import { questionLine, sourceLines } from '#lib/domain/course/source-lines.ts';

test.each([
  ['## Light from behind', 'mark'],
  ['::: question lamp {tags=light}', 'container'],
  [':::', 'container'],
  ['- ( ) Saiga', 'mark'],
  ['- (x) Gazelle', 'mark'],
  ['- (?x) Cannot tell', 'mark'],
  ['- [x] Rings', 'mark'],
  ['= 33 ± 5 cm', 'mark'],
  ['> Light cannot be bleached in.', 'quote'],
  ['  > Saiga glows.', 'quote'],
  ['- a list entry', 'text'],
  ['Put a torch behind the horn.', 'text'],
  ['', 'text']
])('%s is a %s', (text, kind) => {
  expect(sourceLines(text, [])[0]).toMatchObject({ number: 1, text, kind });
});

test('lines are numbered from 1 and carry their worst problem; Windows line ends do not count', () => {
  const lines = sourceLines('a\r\nb\r\n\r\nc\r\n', [
    { line: 2, severity: 'error' },
    { line: 2, severity: 'warning' },
    { line: 4, severity: 'warning' }
  ]);
  expect(lines.map(({ text }) => text)).toEqual(['a', 'b', '', 'c']);
  expect(lines.map(({ problem }) => problem)).toEqual([null, 'error', null, 'warning']);
});

test('a question is found by its id, whole', () => {
  const lines = sourceLines('a\n::: question lamp_dark {exam}\n:::\n::: question lamp\n:::', []);
  expect(questionLine(lines, 'lamp')).toBe(4);
  expect(questionLine(lines, 'lamp_dark')).toBe(2);
  expect(questionLine(lines, 'dark')).toBeNull();
});
