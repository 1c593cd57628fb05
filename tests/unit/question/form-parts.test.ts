import { describe, expect, test } from 'vitest';
import { moved, startingOrder } from '#lib/components/question/arrange.ts';
import { optionState } from '#lib/components/question/option-state.ts';
import { plainText } from '#lib/components/question/plain-text.ts';
import { drawingOf, inPercent } from '#lib/components/question/shapes.ts';
import { fieldsOfAnswer } from '#lib/domain/question/fields-of-answer.ts';
import { readAnswer } from '#lib/domain/question/ask.ts';
import { rightFields } from '../../support/answers.ts';
import { tinyCourse } from '../../support/course.ts';

describe('arranging', () => {
  const items = ['a', 'b', 'c'].map((id) => ({ id, html: id }));

  test.each([
    ['as asked', {}, ['a', 'b', 'c']],
    ['as it was left with buttons', { order: ['c', 'a', 'b'] }, ['c', 'a', 'b']],
    ['as it was left with selects', { place_a: '2', place_b: '3', place_c: '1' }, ['c', 'a', 'b']],
    ['not by half a list', { order: ['c'] }, ['a', 'b', 'c']],
    ['not by places twice given', { place_a: '1', place_b: '1', place_c: '2' }, ['a', 'b', 'c']]
  ])('begins %s', (_how, fields, wanted) => {
    expect(startingOrder(items, fields)).toEqual(wanted);
  });

  test.each([
    ['b', -1, ['b', 'a', 'c']],
    ['b', 1, ['a', 'c', 'b']],
    ['a', -1, ['a', 'b', 'c']],
    ['c', 1, ['a', 'b', 'c']],
    ['x', 1, ['a', 'b', 'c']]
  ] as const)('moves %s by %d', (id, by, wanted) => {
    expect(moved(['a', 'b', 'c'], id, by)).toEqual(wanted);
  });
});

test.each([
  [true, null, 'open'],
  [false, null, 'open'],
  [true, true, 'chosen-right'],
  [true, false, 'chosen-wrong'],
  [false, true, 'missed'],
  [false, false, 'off']
] as const)('chosen %s, right %s: %s', (chosen, right, state) => {
  expect(optionState(chosen, right)).toBe(state);
});

test.each([
  ['<em lang="la">Saiga</em> &amp; goat', 'Saiga & goat'],
  ['5 &lt; 6<sup><a href="#source-1">1</a></sup>', '5 < 6'],
  ['<img src="/media/x" alt="A horn">', 'A horn'],
  ['&amp;lt;', '&lt;']
])('%s as plain text', (html, text) => expect(plainText(html)).toBe(text));

test('a shape in percent is drawn in the pixels of its file', () => {
  const file = { hash: '', width: 200, height: 100, bytes: 0, copies: [] };
  expect(drawingOf({ kind: 'circle', x: 50, y: 10, r: 5 }, file)).toEqual({
    kind: 'circle',
    x: 100,
    y: 10,
    r: 10
  });
  const square: [number, number][] = [
    [0, 0],
    [50, 0],
    [50, 50],
    [0, 50]
  ];
  expect(drawingOf({ kind: 'polygon', points: square }, file)).toEqual({
    kind: 'polygon',
    points: '0,0 100,0 100,50 0,50',
    x: 50,
    y: 25
  });
});

test('a pointer is read within its picture', () => {
  const box = { left: 10, top: 10, width: 200, height: 100 };
  expect(inPercent({ clientX: 110, clientY: 20 }, box)).toEqual({ x: 50, y: 10 });
  expect(inPercent({ clientX: 0, clientY: 500 }, box)).toEqual({ x: 0, y: 100 });
});

test('a form filled again from an answer gives the same answer, whatever the kind', () => {
  const course = tinyCourse();
  for (const question of Object.values(course.questions)) {
    const read = readAnswer(question, rightFields(course, question.id));
    const answer = read.kind === 'answer' ? read.answer : null;
    expect(readAnswer(question, fieldsOfAnswer(answer!)), question.id).toEqual(read);
  }
});
