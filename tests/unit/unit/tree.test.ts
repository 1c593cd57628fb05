import { expect, test } from 'vitest';
import { inTreeOrder, pathOf } from '#lib/domain/unit/tree.ts';

const units = [
  { id: 'b', name: 'Torugart', parentId: 'r' },
  { id: 'r', name: 'Region 10', parentId: 'a' },
  { id: 's', name: 'Region 9', parentId: 'a' },
  { id: 'a', name: 'Agency', parentId: null },
  { id: 'c', name: 'Dostuk', parentId: 'r' }
];

test('from the top down, those beside each other by name and number', () => {
  expect(inTreeOrder(units).map(({ name, depth }) => `${depth} ${name}`)).toEqual([
    '0 Agency',
    '1 Region 9',
    '1 Region 10',
    '2 Dostuk',
    '2 Torugart'
  ]);
});

test('the path of a unit begins at the top', () => {
  expect(pathOf(units, 'b')).toEqual(['Agency', 'Region 10', 'Torugart']);
  expect(pathOf(units, 'x')).toEqual([]);
});
