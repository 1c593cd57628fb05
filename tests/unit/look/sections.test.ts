import { expect, test } from 'vitest';
import { sectionAt, sectionsFor, tabsOf, thumbTabs } from '#lib/components/look/sections.ts';

const names = (roles: string[]) => sectionsFor(roles).map(({ name }) => name);

test.each([
  [['officer'], ['learn', 'practice', 'guide', 'certificates']],
  [
    ['officer', 'manager'],
    ['learn', 'practice', 'guide', 'certificates', 'team']
  ],
  [['trainer'], ['learn', 'practice', 'guide', 'certificates', 'studio']],
  [
    ['administrator'],
    ['learn', 'practice', 'guide', 'certificates', 'studio', 'people', 'units', 'mail']
  ]
])('%s sees %s', (roles, seen) => {
  expect(names(roles)).toEqual(seen);
});

test('never more tabs than fit under a thumb, and learning is always there', () => {
  const everything = sectionsFor(['officer', 'manager', 'trainer', 'administrator']);
  const tabs = tabsOf(everything);
  expect(tabs).toHaveLength(thumbTabs);
  expect(tabs[0]!.name).toBe('learn');
  expect(tabs.map(({ name }) => name)).toEqual(['learn', 'practice', 'team', 'studio']);
});

test.each([
  ['/', 'learn'],
  ['/courses/saiga-horn/horn/2', 'learn'],
  ['/attempts/5/1', 'learn'],
  ['/certificates/1', 'certificates'],
  ['/admin/people/9', 'people'],
  ['/admin/peoples', null],
  ['/practice/confusions', 'practice'],
  ['/taxa/saiga_tatarica', 'guide'],
  ['/guide/cards', 'guide'],
  ['/account', null]
])('%s is under %s', (path, name) => {
  expect(sectionAt(path, sectionsFor(['administrator']))).toBe(name);
});
