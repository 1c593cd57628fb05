import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemList } from '#lib/domain/course/problem.ts';
import { readTaxa } from '#lib/domain/course/reading/read-taxa.ts';
import { findTaxa } from '#lib/domain/taxon/find-taxa.ts';
import { fold } from '#lib/domain/taxon/fold.ts';

const folder = 'courses/taxa';
const files = readdirSync(folder).map(
  (name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const
);
const taxa = [...readTaxa(new Map(files), problemList()).values()];
const first = (typed: string) => findTaxa(taxa, typed)[0]?.taxon.id;

test.each([
  ['saiga', 'saiga_tatarica'],
  ['САЙГАК', 'saiga_tatarica'],
  ['ақбөкен', 'saiga_tatarica'],
  ['акбокен', 'saiga_tatarica'],
  ['akboken', 'saiga_tatarica'],
  ['dzheiran', 'gazella_subgutturosa'],
  ['saygoq', 'saiga_tatarica'],
  ['saygʻoq', 'saiga_tatarica'],
  ['сайғоқ', 'saiga_tatarica'],
  ['羚羊角', 'saiga_tatarica'],
  ['高鼻', 'saiga_tatarica'],
  ['ling yang jiao', 'saiga_tatarica'],
  ['cornu saigae', 'saiga_tatarica'],
  ['Saiga tatarica', 'saiga_tatarica'],
  ['tatarica', 'saiga_tatarica'],
  ['sagia', 'saiga_tatarica'],
  ['сайгк', 'saiga_tatarica'],
  ['джейран', 'gazella_subgutturosa'],
  ['қарақұйрық', 'gazella_subgutturosa'],
  ['goitred gazelle', 'gazella_subgutturosa']
])('%s is %s', (typed, id) => {
  expect(first(typed)).toBe(id);
});

test.each(['0507.90', '050790', '0507', '0507 90 000 0'])('HS code %s finds horn', (code) => {
  const ids = findTaxa(taxa, code).map(({ taxon }) => taxon.id);
  expect(ids).toContain('saiga_tatarica');
  expect(ids).not.toContain('falco_cherrug');
});

test.each(['', '  ', '---', 'xyzzyq', '9999.99', 'ab', '\0', 'x'.repeat(500), '(.*)', '%'])(
  '%j finds nothing',
  (typed) => {
    expect(findTaxa(taxa, typed)).toEqual([]);
  }
);

test('what is only alike is said to be so, and never stands beside what is called so', () => {
  expect(findTaxa(taxa, 'sagia').every(({ near }) => near)).toBe(true);
  expect(findTaxa(taxa, 'saiga').some(({ near }) => near)).toBe(false);
});

test.each([
  ['Ақбөкен', 'акбокен'],
  ['oʻq-quyruq', 'oqquyruq'],
  ['Ёж', 'еж'],
  ['ＡＢ', 'ab']
])('%s is compared as %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});
