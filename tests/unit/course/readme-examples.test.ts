import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileCourse } from '#lib/domain/course/compile-course.ts';
import { problemList } from '#lib/domain/course/problem.ts';
import { readGlossary } from '#lib/domain/glossary/read-glossary.ts';
import { readProgramme } from '#lib/domain/programme/read-programme.ts';
import { originalMark } from '#lib/domain/course/hash.ts';
import { kinds as table } from '#lib/domain/question/kinds/table.ts';
import { testWords } from '../../support/course.ts';

// courses/README.md teaches by example: what it shows has to work.

const readme = readFileSync('courses/README.md', 'utf8');
const blocks = [...readme.matchAll(/^```(markdown|yaml)(?: file=(\S+))?\n([\s\S]*?)^```$/gm)].map(
  ([, , file, text]) => ({ file, text: text! })
);
const pieces = blocks.filter(({ file }) => file === undefined);
const media = new Map([
  ['media/horn.webp', { hash: 'a'.repeat(32), bytes: 9000, width: 300, height: 900 }]
]);

/** Files beside the courses. */
const library = ['programme.yaml', 'glossary.yaml'];

/** The tiny course of the page; `piece` is added to its module. */
function compile(piece = '') {
  const files = new Map<string, string>();
  const taxa = new Map<string, string>();
  for (const { file, text } of blocks) {
    if (file?.startsWith('taxa/')) taxa.set(file.slice('taxa/'.length), text);
    else if (file && !library.includes(file)) files.set(file, text);
  }
  const original = files.get('01-the-horn.md')!;
  const translation = files.get('ru/01-the-horn.md')!;
  files.set('ru/01-the-horn.md', translation.replace('HASH', `"${originalMark(original)}"`));
  if (piece) {
    files.delete('ru/01-the-horn.md');
    files.set('01-the-horn.md', `${original}\n${piece}`);
  }
  return compileCourse(files, taxa, media, { folder: 'two-horns', words: testWords });
}

test('the whole tiny course has no error, and only the warnings the page tells of', () => {
  const { course, problems } = compile();
  expect(problems.filter(({ code }) => code !== 'alt-not-translated')).toEqual([]);
  expect(Object.keys(course!.questions)).toEqual(['lamp_canal', 'desk_1']);
  expect(course!.languages).toEqual(['en', 'ru']);
});

test('the page shows every kind of question', () => {
  const { course } = compile(pieces.map(({ text }) => text).join('\n'));
  const kinds = new Set(Object.values(course!.questions).map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(Object.keys(table).sort());
});

describe('every example works', () => {
  test.each(pieces.map(({ text }) => [text.split('\n')[0]!, text]))('%s', (_head, text) => {
    const { problems } = compile(text);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

test('the files beside the courses have no mistake', () => {
  const text = (name: string) => blocks.find(({ file }) => file === name)!.text;
  const list = problemList();
  readProgramme(text('programme.yaml'), list.in('programme.yaml'), ['two-horns']);
  readGlossary(text('glossary.yaml'), list.in('glossary.yaml'));
  expect(list.problems).toEqual([]);
});
