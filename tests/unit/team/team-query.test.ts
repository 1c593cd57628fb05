import { expect, test } from 'vitest';
import { cellWish, readTeamQuery, teamParams } from '#lib/domain/team/team-query.ts';

const read = (search: string) => readTeamQuery(new URL(`http://hornbook.test/team${search}`));
const id = '0b0f6c1e-8f3a-4f57-9d5e-1f2a3b4c5d6e';

test('a bare address asks for everybody, today, by name, from the first page', () => {
  expect(read('')).toEqual({
    ...{ unit: null, course: null, standing: null, due: null, concern: null, text: '', on: null },
    ...{ sort: 'name', after: null, before: null }
  });
});

test.each([
  ['?standing=absent', 'standing', null],
  ['?standing=ending', 'standing', 'ending'],
  ['?due=never', 'due', null],
  ['?due=over', 'due', 'over'],
  ['?concern=at-risk', 'concern', 'at-risk'],
  ['?concern=over%00', 'concern', null],
  ["?unit=1' or true--", 'unit', null],
  [`?unit=${id}`, 'unit', id],
  ['?course=../x', 'course', null],
  ['?on=2026-02-30', 'on', null],
  ['?on=2026-02-28', 'on', '2026-02-28'],
  ['?sort=drop', 'sort', 'name'],
  ['?sort=-name', 'sort', '-name'],
  ['?after=Bek', 'after', null],
  [`?after=${id}`, 'after', null],
  ['?text=%20%D0%90%D0%B9%20', 'text', 'Ай']
] as const)('%s: %s is %s', (search, field, value) => {
  expect(read(search)[field]).toBe(value);
});

test('a page begins behind a name, whatever is in it', () => {
  expect(read(`?after=${encodeURIComponent(`A~b & ~c~${id}`)}`).after).toEqual({
    name: 'A~b & ~c',
    id
  });
  expect(read(`?after=~${id}`).after).toEqual({ name: '', id });
  expect(read(`?after=A~${id}&before=B~${id}`).before).toBeNull();
});

test('what is read from an address makes that address again', () => {
  const search = `?unit=${id}&course=saiga-horn&standing=under-way&due=over&concern=over&text=Bek&on=2026-01-02&sort=-name`;
  expect(teamParams(read(search))).toBe(search);
  const cursor = { name: 'Бек', id };
  expect(read(teamParams(read(search), { before: cursor })).before).toEqual(cursor);
});

test('changing a filter goes back to the first page', () => {
  expect(teamParams(read(`?text=Bek&after=A~${id}`), { standing: 'passed' })).toBe(
    '?standing=passed&text=Bek'
  );
});

test('a concern is a standing and a term; what is named beside it says more', () => {
  expect(cellWish(read('?concern=never-started&course=horn'))).toEqual({
    ...{ course: 'horn', standing: 'not-started', due: 'over' }
  });
  expect(cellWish(read('?concern=over&standing=expired'))).toEqual({
    ...{ standing: 'expired', due: 'over' }
  });
  expect(cellWish(read('?text=x'))).toEqual({});
});
