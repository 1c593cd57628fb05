import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemList } from '#lib/domain/course/problem.ts';
import { glossaryPage } from '#lib/domain/glossary/glossary-page.ts';
import { readGlossary } from '#lib/domain/glossary/read-glossary.ts';
import { termsIn } from '#lib/domain/glossary/terms-in.ts';
import { glossaryCodes } from '../../support/library.ts';

const ours = readFileSync('courses/glossary.yaml', 'utf8');

function read(text: string) {
  const list = problemList();
  return { glossary: readGlossary(text, list.in('glossary.yaml')), problems: list.problems };
}

test('our glossary has no mistake, and a source where it states a fact', () => {
  const { glossary, problems } = read(ours);
  expect(problems).toEqual([]);
  const own = ['look-alike', 'hit', 'false-alarm', 'taxon'];
  for (const { id, source } of glossary!.terms)
    expect(source.length > 0 || own.includes(id), id).toBe(true);
});

const tiny = `terms:
  - id: core
    term: { en: bone core, ru: костный стержень }
    forms: { ru: [стержня] }
    definition: { en: The bone., ru: Кость. }
    source: [1]
  - id: quota
    term: { en: quota, ru: квота }
    definition: { en: How much., ru: Сколько. }
sources: { 1: A book }
`;

test.each([
  ['term-twice', 'id: quota', 'id: core', 7],
  ['term-untold', 'ru: квота', 'kk: квота', 8],
  ['unknown-source', 'source: [1]', 'source: [2]', 6],
  ['unknown-key', 'definition: { en: How', 'meaning: { en: How', 9]
])('%s is said of its line', (code, from, to, line) => {
  const found = read(tiny.replace(from, to)).problems.find((problem) => problem.code === code);
  expect(found?.line).toBe(line);
});

test('every problem of the glossary is tried above', () => {
  expect(glossaryCodes).toEqual(['term-twice', 'term-untold']);
});

test('entries stand in the order of the alphabet, with the word in another language beside', () => {
  const { glossary } = read(tiny);
  expect(glossaryPage(glossary!, 'ru').map(({ term, other }) => [term, other.term])).toEqual([
    ['квота', 'quota'],
    ['костный стержень', 'bone core']
  ]);
});

test.each([
  ['<p>The <b>Quota</b> and the bone core.</p>', 'en', ['quota', 'core']],
  ['<p>Нет стержня.</p>', 'ru', ['core']],
  ['<p>quotas, misquota</p>', 'en', []],
  ['<a class="quota">x</a>', 'en', []],
  ['<p>квота</p>', 'en', []]
])('in %s (%s) are %j', (html, language, ids) => {
  expect(termsIn(html, read(tiny).glossary!, language).map(({ id }) => id)).toEqual(ids);
});
