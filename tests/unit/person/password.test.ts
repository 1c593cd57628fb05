import { expect, test } from 'vitest';
import { passwordProblem } from '#lib/domain/person/password.ts';

const aigul = ['Айгүл Асанова', 'KG-1001234', 'aigul.asanova@customs.kg'];

test.each([
  ['короткий', 'short'],
  ['123456789', 'short'],
  ['x'.repeat(201), 'long'],
  ['1234567890', 'common'],
  ['0987654321', 'common'],
  ['aaaaaaaaaaaa', 'common'],
  ['ababababab', 'common'],
  ['Qwerty-12345', 'common'],
  ['ЙЦУКЕН12345', 'common'],
  ['abcdefghijkl', 'common'],
  ['АйгүлАсанова', 'known'],
  ['айгүл асанова1', 'known'],
  ['KG1001234!', 'known'],
  ['aigul.asanova', 'known'],
  ['aigul.asanova@customs.kg', 'known'],
  ['три рога сайгака', null],
  ['correct horse battery', null],
  ['Айгүл любит горы', null],
  ['七只雪豹在山上看着我们', null]
])('%j: %s', (password, problem) => {
  expect(passwordProblem(password, aigul)).toBe(problem);
});

test('people without an e-mail have nothing to compare with it', () => {
  expect(passwordProblem('null and void, really', ['Бек', null])).toBeNull();
});
