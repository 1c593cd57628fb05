import { expect, test } from 'vitest';
import type { Course } from '#lib/domain/course/course.ts';
import { outlineOf, translationState } from '#lib/domain/course/outline.ts';
import { fileIn, whereIs } from '#lib/domain/course/where-is.ts';

const written = { fallback: false, stale: false, reviewed: true };
const question = (kind: string, place: string) => ({ kind, place });
const course = {
  original: 'en',
  languages: ['en', 'ru', 'kk'],
  modules: [
    { id: 'horn', file: '01-horn.md', minutes: 5, steps: 2, questions: [{ id: 'a' }, { id: 'b' }] },
    { id: 'law', file: '02-law.md', minutes: 4, steps: 1, questions: [{ id: 'c' }] }
  ],
  questions: {
    a: question('decide', 'module'),
    b: question('choose-one', 'module'),
    c: question('decide', 'module'),
    d: question('measure', 'exam')
  },
  texts: {
    en: {
      modules: [
        { id: 'horn', ...written },
        { id: 'law', ...written }
      ]
    },
    ru: {
      modules: [
        { id: 'horn', ...written, stale: true },
        { id: 'law', ...written }
      ]
    },
    kk: {
      modules: [
        { id: 'horn', ...written, reviewed: false },
        { id: 'law', ...written, fallback: true }
      ]
    }
  }
} as unknown as Course;

test('a course seen from above: kinds are counted, languages say how far they are', () => {
  const outline = outlineOf(course, ['en', 'ky']);
  expect(outline.translations).toEqual([
    { language: 'en', have: 2, of: 2, state: 'original' },
    { language: 'ru', have: 2, of: 2, state: 'stale' },
    { language: 'kk', have: 1, of: 2, state: 'unchecked' },
    { language: 'ky', have: 0, of: 2, state: 'missing' }
  ]);
  expect(outline.modules[0]).toMatchObject({
    questions: 2,
    kinds: [
      { kind: 'choose-one', count: 1 },
      { kind: 'decide', count: 1 }
    ]
  });
  expect(outline.exam).toEqual({ questions: 1, kinds: [{ kind: 'measure', count: 1 }] });
});

test('a text that is both stale and unchecked is told as stale', () => {
  const text = { language: 'ru', fallback: false, stale: true, reviewed: false };
  expect(translationState(text)).toBe('stale');
});

test.each([
  ['01-horn.md', { kind: 'module', module: 'horn', language: 'en' }],
  ['ru/02-law.md', { kind: 'module', module: 'law', language: 'ru' }],
  ['exam.md', { kind: 'exam', language: 'en' }],
  ['kk/exam.md', { kind: 'exam', language: 'kk' }],
  ['course.md', { kind: 'file' }],
  ['media/media.yaml', { kind: 'file' }],
  ['xx/01-horn.md', { kind: 'file' }],
  ['taxa/saiga_tatarica.yaml', { kind: 'file' }]
])('%s is found', (path, place) => {
  expect(whereIs(path, course)).toEqual(place);
});

test('a translation lies under its language', () => {
  expect(fileIn('exam.md', 'en', course)).toBe('exam.md');
  expect(fileIn('exam.md', 'ru', course)).toBe('ru/exam.md');
});
