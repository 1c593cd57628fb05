import { expect, test } from 'vitest';
import type { Attempt, AttemptItem } from '#lib/domain/attempt/attempt.ts';
import { askedItem } from '#lib/domain/attempt/exam-item.ts';
import { examPage } from '#lib/domain/attempt/exam-page.ts';
import { examCourse, rightOf } from '../../support/exam-course.ts';

const item: AttemptItem = {
  number: 7,
  questionId: 'form_3',
  drawn: null,
  flagged: false,
  correctedBy: null,
  given: null,
  verdict: null
};
const ask = (seed: string) =>
  askedItem(examCourse.questions['form_3']!, { seed } as Attempt, item, 'en');

test('an item is known by its place, and brings neither its name nor what is told later', () => {
  const sent = JSON.stringify(ask('s'));
  expect(ask('s').id).toBe('item-7');
  for (const secret of ['form_3', 'Geheim', '"right"', '"key"', '"explanation"', '"tags"'])
    expect(sent).not.toContain(secret);
});

test('the same attempt shows the same order, another another: the place tells nothing', () => {
  const placeIn = (seed: string) => {
    const asked = ask(seed);
    if (asked.kind !== 'choose-one') throw new Error(asked.kind);
    return asked.choices.findIndex(({ id }) => id === rightOf('form_3'));
  };
  expect(ask('s')).toEqual(ask('s'));
  const places = Array.from({ length: 40 }, (_, n) => placeIn(`seed ${n}`));
  expect(new Set(places)).toEqual(new Set([0, 1, 2]));
});

test('the page of an exam does not say how many items of which kind are drawn', () => {
  const facts = { modules: [], attempts: [], allowances: [], certificate: null };
  const page = examPage(examCourse.exam, { rule: examCourse.exam, ...facts }, new Date(0));
  expect(JSON.stringify(page)).not.toContain('protected');
});
