import { beforeAll, describe, expect, test } from 'vitest';
import { examSeeds } from '#lib/domain/specimen/seeds.ts';
import { publishCourses } from '#lib/server/course/publish-courses.ts';
import { openTaxon } from '#lib/server/taxon/open-taxon.ts';
import { testDatabase } from '../../support/database.ts';

const { db, statements } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
const open = async (id: string, language = 'en') => (await openTaxon(db, { id, language }))!;

beforeAll(async () => {
  await publishCourses(db, { folder: 'courses', now, publishedBy: null });
});

describe('the page of a taxon', () => {
  test('has every character with its standing, and each source once', async () => {
    const { page, courses } = await open('saiga_tatarica');
    expect(page).toMatchObject({ name: 'saiga', latin: 'Saiga tatarica', kind: 'taxon' });
    const length = page.characters.find(({ id }) => id === 'length')!;
    expect(length).toMatchObject({ value: '15–40 cm', status: 'published' });
    const texts = page.sources.map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
    for (const number of length.sources) expect(texts[number - 1]).toBeTruthy();
    expect(courses).toContainEqual({ id: 'saiga-horn', title: 'Saiga horn' });
  });

  test('lists what is assumed, and nothing that a source has measured', async () => {
    const { page } = await open('saiga_tatarica');
    const assumed = page.assumed.map(({ id }) => id);
    expect(assumed).toContain('out');
    expect(assumed).not.toContain('core_part');
  });

  test('has the lines of its card with sources of the page, in the language of its reader', async () => {
    const { page } = await open('saiga_tatarica', 'ru');
    expect(page.decisive.language).toBe('ru');
    expect(page.decisive.lines[0]).toMatch(/<strong>тонкая тёмная линия<\/strong>/);
    expect(page.decisive.lines[1]).toContain('1–2 см');
    const numbers = [...page.decisive.lines.join('').matchAll(/#source-(\d+)"/g)].map(([, n]) => n);
    expect(numbers.slice(0, 3)).toEqual(['1', '2', '1']);
    expect(page.sources[0]?.text).toContain('39.net');
    const kazakh = await open('saiga_tatarica', 'kk');
    expect(kazakh.page.decisive.language).toBe('en');
  });

  test('says which names wait for a native speaker, and what a country says, with place and day', async () => {
    const { page } = await open('saiga_tatarica');
    const checked = page.names.filter(({ check }) => check).map(({ language }) => language);
    expect(checked).toEqual(['ky', 'tg']);
    expect(page.names.map(({ language }) => language)).toContain('medicine');
    expect(page.law[0]).toMatchObject({ place: 'KZ', asOf: '2026-02-13' });
    expect(page.law[0]!.sources.length).toBe(2);
    const { page: gazelle } = await open('gazella_subgutturosa');
    expect(gazelle.law[0]).toMatchObject({ place: 'KZ', status: 'category III, rare', asOf: '' });
  });

  test('leads to its look-alikes, those that some course teaches', async () => {
    const { lookAlikes } = await open('capra_hircus');
    expect(lookAlikes.map(({ id }) => id).slice(0, 2)).toEqual([
      'saiga_tatarica',
      'gazella_subgutturosa'
    ]);
    expect(lookAlikes[0]).toMatchObject({ name: 'saiga', latin: 'Saiga tatarica' });
    expect(lookAlikes[0]?.still).not.toContain('saiga');
  });

  test('is in the language of its reader', async () => {
    const { page, courses } = await open('saiga_tatarica', 'ru');
    expect(page.name).toBe('сайгак');
    expect(page.characters[0]?.value).toBe('15–40 см');
    expect(courses.map(({ title }) => title)).not.toContain('Saiga horn');
  });

  test('shows an individual that no exam may show, the same one every day', async () => {
    const { specimen } = await open('saiga_tatarica');
    expect(specimen?.seed).toBeGreaterThan(examSeeds.to);
    expect((await open('saiga_tatarica', 'ru')).specimen).toEqual(specimen);
    for (const { address, scale } of specimen?.stills ?? []) {
      expect(address).not.toContain('saiga');
      expect(scale).toBeGreaterThan(5);
    }
  });

  test('costs one statement once the course is in memory', async () => {
    await open('saiga_tatarica');
    expect(await statements(() => open('saiga_tatarica'))).toHaveLength(1);
  });

  test('is not there for what no course names', async () => {
    for (const id of ['yeti', '', '../course', 'saiga_tatarica.yaml', '%'])
      expect(await openTaxon(db, { id, language: 'en' })).toBeNull();
  });
});
