import { describe, expect, test } from 'vitest';
import { linesOf, matchLines, type Candidate } from '#lib/domain/training/match-lines.ts';

const people: Candidate[] = [
  { id: 'aigul', name: 'Айгүл Асанова', badge: 'KG-101', email: 'aigul@customs.test' },
  { id: 'bek', name: 'Бек Турдубаев', badge: 'KG-102', email: null },
  { id: 'other-bek', name: 'Бек Турдубаев', badge: null, email: 'bek@customs.test' },
  { id: 'quan', name: '欧阳 泉', badge: '7', email: null }
];
const told = (typed: string, ticked: string[] = []) =>
  matchLines(linesOf(typed), people, ticked).map((verdict) =>
    'person' in verdict
      ? `${verdict.line} ${verdict.kind} ${verdict.person.id}`
      : `${verdict.line} ${verdict.kind}`
  );

describe('every pasted line gets a verdict', () => {
  test.each([
    ['a badge', 'KG-101', ['1 found aigul']],
    ['a badge in other case, with another dash', 'kg–101', ['1 found aigul']],
    ['an address', 'AIGUL@customs.test', ['1 found aigul']],
    ['a name, otherwise spaced and cased', '  айгүл   АСАНОВА ', ['1 found aigul']],
    ['a name that two have', 'Бек Турдубаев', ['1 several']],
    ['the same with a badge beside it', 'Бек Турдубаев\tKG-102', ['1 found bek']],
    ['a row of a spreadsheet', '12;Айгүл Асанова;Dostuk', ['1 found aigul']],
    ['a row that names two people', 'KG-101;KG-102', ['1 several']],
    ['a number that is a badge', '7', ['1 found quan']],
    ['nobody', 'Gulliver', ['1 unknown']],
    ['a part of a name', 'Айгүл', ['1 unknown']],
    [
      'empty lines, and numbers as pasted',
      '\n\nKG-101\r\n\r\nnobody',
      ['3 found aigul', '5 unknown']
    ],
    ['one named twice', 'KG-101\naigul@customs.test', ['1 found aigul', '2 twice aigul']]
  ])('%s', (_, typed, verdicts) => expect(told(typed)).toEqual(verdicts));

  test('who is ticked already is said so', () =>
    expect(told('KG-101', ['aigul'])).toEqual(['1 twice aigul']));

  test('no line is lost, whatever is pasted', () => {
    const typed = Array.from({ length: 500 }, (_, n) => `X-${n % 7}`).join('\n');
    expect(told(typed)).toHaveLength(500);
  });
});
