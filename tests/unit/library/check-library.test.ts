import { describe, expect, test } from 'vitest';
import { atLeast } from '#lib/domain/library/at-least.ts';
import { checkLibrary, type LibraryCourse } from '#lib/domain/library/check-library.ts';
import { problemInWords } from '#lib/server/course/words.ts';
import { compileTiny, edited, tinyFiles } from '../../support/course.ts';
import { libraryCodes } from '../../support/library.ts';

// Each habit and lack that only the whole library shows, made once.

const one = '01-the-horn.md';

function course(files = tinyFiles(), name = 'tiny', mediaBytes = 1000): LibraryCourse {
  return { name, course: compileTiny({ files }).course!, files, mediaBytes };
}

/** A second module full of questions; each has its own stem. */
function withChoices(choices: string[], stem = (index: number) => `Question ${index}?`) {
  const questions = choices.map(
    (own, index) => `::: question made_${index}\n${stem(index)}\n\n${own}\n\n> Because.\n:::\n`
  );
  const text = `---\ntitle: More\nminutes: 5\n---\n\n${questions.join('\n')}`;
  return edited('course.md', 'authors:', 'reviewed_by: []\nauthors:').set('02-more.md', text);
}

const right = '- (x) Aaaa\n';
const wrong = (text: string) => `- ( ) ${text}\n  > No.\n`;

/** code, the library in which it is found, and where it is said. */
const cases: [code: string, courses: () => LibraryCourse[], place: RegExp][] = [
  ['course-too-heavy', () => [course(tinyFiles(), 'tiny', 3_000_000)], /^tiny\/course\.md:1$/],
  ['review-not-said', () => [course()], /^tiny\/course\.md:1$/],
  [
    'module-length',
    () => [course(edited(one, 'minutes: 5', 'minutes: 9'))],
    /^tiny\/01-the-horn\.md:1$/
  ],
  [
    'module-length',
    () => [course(edited(one, 'minutes: 5', 'minutes: 2'))],
    /^tiny\/01-the-horn\.md:1$/
  ],
  ['wrong-without-why', () => [course(withChoices([]))], /^tiny\/01-the-horn\.md:16$/],
  [
    'stem-twice',
    () => [
      course(
        withChoices([right + wrong('Bbbb'), right + wrong('Cccc')], (i) => `Who${i ? '?!' : ''}`)
      )
    ],
    /^tiny\/02-more\.md:\d+$/
  ],
  [
    'right-often-longest',
    () => [
      course(withChoices(Array.from({ length: 12 }, () => `${wrong('B')}${wrong('C')}${right}`)))
    ],
    /^tiny\/0\d-[a-z-]+\.md:\d+$/
  ],
  [
    'right-often-first',
    () => [
      course(
        withChoices(Array.from({ length: 12 }, () => `${right}${wrong('Bbbb')}${wrong('Cccc')}`))
      )
    ],
    /^tiny\/0\d-[a-z-]+\.md:\d+$/
  ]
];

describe('the library is asked', () => {
  test.each(cases)('%s', (code, courses, place) => {
    const found = checkLibrary(courses()).filter((problem) => problem.code === code);
    expect(found.map(({ file, line }) => `${file}:${line}`)[0]).toMatch(place);
    expect(problemInWords(found[0]!, 'ru')).not.toMatch(/[{}]|undefined/);
  });

  test('everything there is a code for', () => {
    expect([...new Set(cases.map(([code]) => code))].sort()).toEqual([...libraryCodes].sort());
  });
});

test('a question asked in one course is not asked again in another', () => {
  const files = withChoices([right + wrong('Bbbb')]);
  const again = [course(files), course(files, 'other')];
  const found = checkLibrary(again).filter(({ code }) => code === 'stem-twice');
  const made = found.find(({ values }) => values['question'] === 'made_0');
  expect(made).toMatchObject({ file: 'other/02-more.md', values: { other: 'tiny/02-more.md:6' } });
});

test('with another picture the same words are another question', () => {
  const asked = (index: number) => `Whose?\n\n![](media/${index ? 'horn' : 'item'}.webp)`;
  const files = withChoices([right + wrong('Bbbb'), right + wrong('Cccc')], asked);
  const found = checkLibrary([course(files)]).filter(({ code }) => code === 'stem-twice');
  expect(found.map(({ values }) => values['question'])).not.toContain('made_1');
});

test('a habit is what chance does not do: small counts and fair ones are none', () => {
  const turns = [
    right + wrong('Bbbbb'),
    wrong('Bbb') + right,
    wrong('Bbbbb') + right,
    right + wrong('Bbb')
  ];
  const fair = Array.from({ length: 12 }, (_, index) => turns[index % 4]!);
  const codes = checkLibrary([course(withChoices(fair))]).map(({ code }) => code);
  expect(codes).not.toContain('right-often-first');
  expect(codes).not.toContain('right-often-longest');
});

test.each([
  [0, [0.5, 0.5], 1],
  [1, [0.5, 0.5], 0.75],
  [2, [0.5, 0.25], 0.125],
  [3, [0.5, 0.5], 0],
  [0, [], 1]
])('at least %d of %j: %d', (count, probabilities, expected) => {
  expect(atLeast(count, probabilities)).toBeCloseTo(expected, 12);
});
