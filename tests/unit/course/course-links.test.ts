import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { followLink } from '#lib/domain/course/links.ts';

const nothing = () => ({ course: 'two-horns', modules: new Map(), media: new Map() });

test('a course links to another by its folder, and to nothing else outside', () => {
  expect(followLink('../falcons/course.md', '01-the-horn.md', nothing)).toBe('/courses/falcons');
  expect(followLink('../falcons/exam.md', '01-the-horn.md', nothing)).toBeNull();
});

test('every such link of our courses leads to a course', () => {
  for (const file of globSync('courses/*/**/*.md'))
    for (const [, course] of readFileSync(file, 'utf8').matchAll(
      /\]\(\.\.\/([^)/]+)\/course\.md\)/g
    ))
      expect(existsSync(`courses/${course}/course.md`), `${file} links to ${course}`).toBe(true);
});
