import { expect, test } from 'vitest';
import { publishCourses } from '#lib/server/course/publish-courses.ts';
import { openCards } from '#lib/server/taxon/open-cards.ts';
import { openGuide } from '#lib/server/taxon/open-guide.ts';
import { testDatabase } from '../../support/database.ts';

const { db, statements } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
const open = (text = '', language = 'en') => openGuide(db, { text, language });

test('before anything is published the guide is empty', async () => {
  expect(await open()).toMatchObject({ groups: [], count: 0 });
});

test('it holds what courses teach, in groups, what a law names first', async () => {
  await publishCourses(db, { folder: 'courses', now, publishedBy: null });
  const { groups, count } = await open();
  const horn = groups.find(({ group }) => group === 'horn')!;
  expect(horn.lines.map(({ id }) => id)).toContain('saiga_tatarica');
  expect(horn.lines.at(-1)?.imitation).toBe(true);
  expect(count).toBe(groups.reduce((sum, { lines }) => sum + lines.length, 0));
  for (const { still } of horn.lines) expect(still ?? '').not.toMatch(/saiga|capra/);
});

test('it says by which name something was found, unless it is called so', async () => {
  const found = async (text: string) => (await open(text, 'ru')).groups[0]?.lines[0]?.by;
  expect(await found('киік')).toEqual({ language: 'kk', name: 'киік' });
  expect(await found('сайгак')).toBeNull();
  expect(await found('tatarica')).toBeNull();
});

test('costs one statement once the courses are known', async () => {
  expect(await statements(() => open('saiga'))).toHaveLength(1);
});

test('a card has no numbers of sources, for it has no list of them', async () => {
  const [card] = await openCards(db, { taxa: ['saiga_tatarica'], group: null, language: 'ru' });
  expect(card!.page.decisive.lines.join()).not.toContain('<sup');
  expect(card!.page.decisive.lines.join()).toContain('1–2 см');
  expect(card!.stills).toHaveLength(2);
  expect(await openCards(db, { taxa: ['yeti', ''], group: 'dragon', language: 'ru' })).toEqual([]);
});
