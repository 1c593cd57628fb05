import { expect, test } from 'vitest';
import { peopleHref, readPeopleQuery } from '#lib/domain/person/people-query.ts';

const unit = '4b6f7c52-8f0e-4c63-9a55-0f2f3a1f2b11';
const read = (search: string) => readPeopleQuery(new URLSearchParams(search));

test('an address gives a query and a query an address', () => {
  const search = `q=${encodeURIComponent('Өмүр')}&unit=${unit}&role=manager&state=waiting&page=3`;
  const query = read(search);
  expect(query).toEqual({ text: 'Өмүр', unitId: unit, role: 'manager', state: 'waiting', page: 3 });
  expect(peopleHref(query, 3)).toBe(`/admin/people?${search}`);
});

test.each(['unit=1', 'role=king', 'state=x', 'page=-1', 'page=1.5', 'page=1e9', "unit='--"])(
  'what is said wrongly is left out: %s',
  (search) => {
    expect(read(search)).toEqual(read(''));
  }
);
