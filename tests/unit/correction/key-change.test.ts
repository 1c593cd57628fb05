import { expect, test } from 'vitest';
import { isOtherKey } from '#lib/domain/correction/key-change.ts';
import type { Question } from '#lib/domain/question/question.ts';
import { examCourse, wrongOf } from '../../support/exam-course.ts';

const before = examCourse.questions['form_1'] as Question<'choose-one'>;
const otherKey = { hash: 'other', key: { right: wrongOf('form_1') } };

test.each<[string, Partial<Question<'choose-one'>>, boolean]>([
  ['another key', otherKey, true],
  ['the same text', {}, false],
  ['another text with the same key', { hash: 'other' }, false],
  [
    'another key with a choice gone: old answers could not be marked',
    {
      ...otherKey,
      texts: { en: { ...before.texts['en']!, choices: before.texts['en']!.choices.slice(0, 2) } }
    },
    false
  ]
])('%s', (_, change, is) => {
  expect(isOtherKey(before, { ...before, ...change })).toBe(is);
});

test('the same right decisions in another order are the same key', () => {
  const question = examCourse.questions['target_1'] as Question<'decide'>;
  const one = { ...question, key: { right: ['hold' as const, 'seize' as const], target: true } };
  const two = {
    ...one,
    hash: 'x',
    key: { target: true, right: ['seize' as const, 'hold' as const] }
  };
  expect(isOtherKey(one, two)).toBe(false);
});
