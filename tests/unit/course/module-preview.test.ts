import { beforeAll, expect, test } from 'vitest';
import type { Course } from '#lib/domain/course/course.ts';
import {
  examPreview,
  modulePreview,
  type PreviewBench
} from '#lib/domain/course/module-preview.ts';
import { tryAnswer } from '#lib/domain/question/try-answer.ts';
import { previewBench } from '#lib/server/specimen/preview-bench.ts';
import { previewCourse } from '#lib/server/course/check-courses.ts';

let course: Course;
let bench: PreviewBench;
beforeAll(async () => {
  course = (await previewCourse('courses', 'saiga-horn', new Date('2026-11-23'))).course!;
  bench = previewBench({ course, revision: 'preview' });
});

test('a module is shown with all its steps and questions, and without any key', () => {
  const facts = course.modules[1]!;
  const preview = modulePreview(course, facts.id, 'ru', bench)!;
  const questions = preview.steps.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'question' ? [block.question] : []))
  );
  expect(preview.steps).toHaveLength(facts.steps);
  expect(questions.map(({ asked }) => asked.id)).toEqual(facts.questions.map(({ id }) => id));
  expect(JSON.stringify(preview)).not.toMatch(/"(key|right|feedback)":/);
});

test('there is no module of another name', () => {
  expect(modulePreview(course, 'nothing', 'en', bench)).toBeNull();
});

test('a language nobody has written falls back to the original, and says so', () => {
  expect(modulePreview(course, course.modules[0]!.id, 'tg', bench)!.text).toMatchObject({
    language: 'en',
    fallback: true
  });
});

test('the exam is shown in the order of its file', () => {
  const lines = examPreview(course, 'en', bench).map(
    ({ asked }) => course.questions[asked.id]!.line
  );
  expect(lines.length).toBeGreaterThan(14);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
});

test('an answer is marked and explained; nothing sensible is refused; nothing at all is shown', () => {
  const question = Object.values(course.questions).find(({ kind }) => kind === 'choose-one')!;
  const right = (question.key as { right: string }).right;
  expect(tryAnswer(question, 'en', { choice: right })).toMatchObject({
    kind: 'told',
    mark: { verdict: 'right' }
  });
  expect(tryAnswer(question, 'en', {})).toMatchObject({ kind: 'refused', reason: 'empty' });
  expect(tryAnswer(question, 'en', null)).toMatchObject({ kind: 'told', mark: null });
});
