import { expect, test } from 'vitest';
import { readTeamQuery, teamParams } from '#lib/domain/team/team-query.ts';

const now = new Date('2026-11-23T09:00:00Z');
const read = (search: string) => readTeamQuery(new URL(`http://hornbook.test/team${search}`), now);

test('a bare address asks for everybody, by name, from the first page', () => {
  expect(read('')).toEqual({
    now,
    unit: null,
    course: null,
    standing: null,
    text: '',
    sort: 'name',
    page: 1
  });
});

test.each([
  ['?standing=absent', 'standing', null],
  ['?standing=ending', 'standing', 'ending'],
  ["?unit=1' or true--", 'unit', null],
  ['?unit=0b0f6c1e-8f3a-4f57-9d5e-1f2a3b4c5d6e', 'unit', '0b0f6c1e-8f3a-4f57-9d5e-1f2a3b4c5d6e'],
  ['?course=../x', 'course', null],
  ['?page=-4', 'page', 1],
  ['?page=NaN', 'page', 1],
  ['?page=3', 'page', 3],
  ['?sort=drop', 'sort', 'name'],
  ['?text=%20%D0%90%D0%B9%20', 'text', 'Ай']
] as const)('%s: %s is %s', (search, field, value) => {
  expect(read(search)[field]).toBe(value);
});

test('what is read from an address makes that address again', () => {
  const search = '?course=saiga-horn&standing=under-way&text=Bek&sort=ends&page=2';
  expect(teamParams(read(search), { page: 2 })).toBe(search);
});

test('changing a filter goes back to the first page', () => {
  expect(teamParams(read('?text=Bek&page=7'), { standing: 'passed' })).toBe(
    '?standing=passed&text=Bek'
  );
});
