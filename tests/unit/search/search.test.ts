import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hitFrom, hitTo, markHits } from '#lib/domain/search/mark-hits.ts';
import { plainText } from '#lib/domain/search/plain-text.ts';
import { readQuery } from '#lib/domain/search/read-query.ts';
import { screensOf } from '#lib/domain/search/screens.ts';
import { wordsOf } from '#lib/domain/search/words-of.ts';
import { compileTiny } from '../../support/course.ts';

test.each([
  ['<p>One</p><p>two</p>', 'One two'],
  ['<table><tr><th>Lamp</th><td>dark</td></tr></table>', 'Lamp dark'],
  ['a<sup><a href="#source-1">1</a></sup>.', 'a.'],
  ['<svg><text>12</text></svg>x', 'x'],
  ['&lt;b&gt; &amp;', '<b> &'],
  ['<em>sai</em>ga', 'saiga'],
  ['<strong>Saiga</strong><em>Saiga tatarica</em>', 'Saiga Saiga tatarica'],
  ['<p><b>horn</b><sup><a>1</a></sup>.</p>', 'horn.']
])('%s is read as %s', (html, text) => {
  expect(plainText(html)).toBe(text);
});

test('a headline is cut into pieces, and every letter of it is kept', () => {
  expect(markHits(`a ${hitFrom}horn${hitTo} of <b>`)).toEqual([
    { text: 'a ', hit: false },
    { text: 'horn', hit: true },
    { text: ' of <b>', hit: false }
  ]);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', '<', '&', hitFrom, hitTo), { maxLength: 30 }),
      (letters) => {
        const text = markHits(letters.join('')).map((piece) => piece.text);
        expect(text.join('')).not.toMatch(/[\ue000\ue001]/);
      }
    )
  );
});

test.each([
  ['  saiga   horn ', 'saiga horn'],
  ['a\0b', 'ab'],
  ['\ud83e', '\ufffd'],
  ['x'.repeat(300), 'x'.repeat(120)]
])('%j is asked as %j', (typed, text) => {
  const url = new URL('http://x/search');
  url.searchParams.set('q', typed);
  expect(readQuery(url)).toBe(text);
});

test('words are taken once, in small letters, long enough to be compared', () => {
  expect(wordsOf('Horn, horn: of ақбөкен 12 羚羊角')).toEqual(['horn', 'ақбөкен', '羚羊角']);
});

test('screens hold what is read, in each language, and nothing of any question or case', () => {
  const { course } = compileTiny();
  const screens = screensOf(course!);
  const all = screens.map(({ body }) => body).join('\n');
  expect(all).toContain('Begin with the base.');
  expect(new Set(screens.map(({ language }) => language))).toEqual(new Set(['en', 'ru']));
  for (const question of Object.values(course!.questions))
    for (const text of Object.values(question.texts)) {
      const stem = plainText(text.stem);
      if (stem.length > 12) expect(all).not.toContain(stem);
      if (text.explanation) expect(all).not.toContain(plainText(text.explanation));
    }
  expect(all).not.toContain('All is lost');
});
