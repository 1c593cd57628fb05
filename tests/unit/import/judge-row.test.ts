import { describe, expect, test } from 'vitest';
import type { TypedRow } from '#lib/domain/import/columns.ts';
import { unitFinder } from '#lib/domain/import/find-unit.ts';
import { judgeRow, type KnownPerson, type Rules } from '#lib/domain/import/judge-row.ts';

const findUnit = unitFinder([
  { id: 'dostuk', name: 'Достук', parentId: null },
  { id: 'torugart', name: 'Торугарт', parentId: null }
]);
const rules: Rules = {
  now: new Date('2026-11-23T08:00:00Z'),
  timeZone: 'Asia/Bishkek',
  mayGrant: true,
  language: 'ru',
  findUnit
};
const nobody = { byEmail: null, byBadge: null };
const row = (typed: Partial<TypedRow>): TypedRow => ({
  ...{ name: '', email: '', badge: '', unit: '', role: '', language: '', from: '' },
  ...typed
});
const aigul: KnownPerson = {
  id: 'aigul',
  name: 'Айгүл Асанова',
  email: 'aigul@customs.test',
  badge: 'K-1',
  language: 'ky',
  left: false,
  reachable: true,
  unitId: 'dostuk',
  postedFrom: new Date('2026-01-05T03:00:00Z'),
  roles: [{ role: 'officer', unitId: null }]
};
const bek = { ...aigul, id: 'bek', email: 'bek@customs.test', badge: 'K-2' };
const known = { byEmail: null, byBadge: aigul };

test('a new person with everything', () => {
  const typed = row({
    ...{ name: ' Нурлан  Касымов ', email: 'N@customs.test', badge: 'K – 9', unit: 'достук' },
    ...{ role: 'офицер, начальник', language: 'қазақша', from: '01.11.2026' }
  });
  expect(judgeRow(typed, nobody, rules)).toEqual({
    verdict: 'created',
    after: {
      ...{ name: 'Нурлан Касымов', email: 'N@customs.test', badge: 'K-9', unitId: 'dostuk' },
      language: 'kk',
      roles: [
        { role: 'officer', unitId: null },
        { role: 'manager', unitId: 'dostuk' }
      ]
    },
    postedFrom: new Date('2026-10-31T18:00:00Z')
  });
});

test('an empty cell changes nothing', () => {
  expect(judgeRow(row({ badge: 'K-1' }), known, rules)).toEqual({
    verdict: 'same',
    personId: 'aigul'
  });
});

test('what is other is changed, and what was is kept', () => {
  const typed = row({ badge: 'k-1', name: 'Айгүл Бекова', unit: 'Торугарт', role: 'trainer' });
  expect(judgeRow(typed, known, rules)).toMatchObject({
    verdict: 'updated',
    before: { name: 'Айгүл Асанова', badge: 'K-1', unitId: 'dostuk' },
    after: { name: 'Айгүл Бекова', unitId: 'torugart', roles: [{ role: 'trainer', unitId: null }] }
  });
});

describe('is refused in words', () => {
  test.each<[string, Partial<TypedRow>, Parameters<typeof judgeRow>[1], Partial<Rules>]>([
    ['name-empty', { badge: 'K-9' }, nobody, {}],
    ['name-lossy', { badge: 'K-1', name: 'Айг?л Бекова' }, known, {}],
    ['no-login', { name: 'N' }, nobody, {}],
    ['not-email', { name: 'N', email: 'n at x' }, nobody, {}],
    [
      'two-people',
      { badge: 'K-1', email: 'bek@customs.test' },
      { byEmail: bek, byBadge: aigul },
      {}
    ],
    ['left', { badge: 'K-1' }, { byEmail: null, byBadge: { ...aigul, left: true } }, {}],
    ['not-yours', { badge: 'K-1' }, { byEmail: null, byBadge: { ...aigul, reachable: false } }, {}],
    ['unit-none', { name: 'N', badge: 'K-9', unit: 'Nowhere' }, nobody, {}],
    ['unit-missing', { name: 'N', badge: 'K-9' }, nobody, { mayGrant: false }],
    ['role-unknown', { name: 'N', badge: 'K-9', role: 'king' }, nobody, {}],
    ['role-not-yours', { badge: 'K-1', role: 'trainer' }, known, { mayGrant: false }],
    ['manager-no-unit', { name: 'N', badge: 'K-9', role: 'manager' }, nobody, {}],
    ['language-unknown', { badge: 'K-1', language: 'orc' }, known, {}],
    ['day-unknown', { badge: 'K-1', from: 'soon' }, known, {}],
    ['day-future', { badge: 'K-1', from: '24.11.2026' }, known, {}],
    ['day-too-early', { badge: 'K-1', unit: 'Торугарт', from: '01.01.2026' }, known, {}]
  ])('%s', (why, typed, who, other) => {
    expect(judgeRow(row(typed), who, { ...rules, ...other })).toMatchObject({
      verdict: 'failed',
      why: [why]
    });
  });

  test('all that is wrong at once', () => {
    const typed = row({ email: 'n at x', unit: 'Nowhere', role: 'king' });
    expect(judgeRow(typed, nobody, rules)).toMatchObject({
      why: ['name-empty', 'not-email', 'unit-none', 'role-unknown']
    });
  });
});
