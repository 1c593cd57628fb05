import { expect, test } from 'vitest';
import { problemList } from '#lib/domain/course/problem.ts';
import { inGroups } from '#lib/domain/programme/programme.ts';
import { readProgramme } from '#lib/domain/programme/read-programme.ts';
import { problemInWords } from '#lib/server/course/words.ts';
import { programmeCodes } from '../../support/library.ts';

const good = `title: All
summary: x
groups:
  - id: horn
    title: { en: Horn, ru: Рог }
    courses: [saiga, argali]
  - id: bird
    title: Birds
    courses: [falcons]
`;
const known = ['saiga', 'argali', 'falcons'];

function read(text: string) {
  const list = problemList();
  const programme = readProgramme(text, list.in('programme.yaml'), known);
  return { programme, problems: list.problems };
}

test('a programme without mistakes has no problem', () => {
  expect(read(good).problems).toEqual([]);
});

test.each([
  ['programme-course-twice', '[falcons]', '[falcons, saiga]', 9],
  ['programme-unknown-course', '[falcons]', '[falcons, falcon]', 9],
  ['programme-without-course', '[falcons]', '[]', 1],
  ['unknown-key', 'courses: [falcons]', 'course: [falcons]', 9],
  ['not-a-list', '[falcons]', 'falcons', 9],
  ['bad-yaml', 'title: All', 'title: "All', 10],
  ['missing-key', 'summary: x\n', '', 1]
])('%s is said of its line', (code, from, to, line) => {
  const { problems } = read(good.replace(from, to));
  const found = problems.find((problem) => problem.code === code);
  expect(found).toMatchObject({ file: 'programme.yaml', line });
  if (programmeCodes.includes(code))
    for (const language of ['en', 'ru'])
      expect(problemInWords(found!, language)).not.toMatch(/[{}]/);
});

test('things stand in the groups of the programme, in its order, the others last', () => {
  const { programme } = read(good);
  const things = ['new', 'falcons', 'argali', 'saiga'].map((id) => ({ id }));
  const told = inGroups(things, programme).map(({ group, things: own }) => [
    group?.id ?? null,
    own.map(({ id }) => id)
  ]);
  expect(told).toEqual([
    ['horn', ['saiga', 'argali']],
    ['bird', ['falcons']],
    [null, ['new']]
  ]);
  expect(inGroups(things, null)).toEqual([{ group: null, things }]);
});
