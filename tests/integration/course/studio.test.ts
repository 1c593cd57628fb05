import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { studioCourse, studioCourses, unpublishedMedia } from '#lib/server/course/open-studio.ts';
import { publishCourses } from '#lib/server/course/publish-courses.ts';
import { sayProblems } from '#lib/server/course/say-problems.ts';
import { testDatabase } from '../../support/database.ts';

const { db, statements } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'hornbook-studio-'));
  await cp('courses', root, { recursive: true });
});
afterAll(() => rm(root, { recursive: true }));

const open = (name: string) => studioCourse(db, root, name, now);

test('a course that nobody has published is shown from its folder', async () => {
  const courses = await studioCourses(db, root, now);
  expect(courses?.map(({ name }) => name)).toContain('saiga-horn');
  expect(courses?.filter(({ published }) => published !== null)).toEqual([]);
});

test('what is published and unchanged is told from what has changed since', async () => {
  await publishCourses(db, { folder: root, now, publishedBy: null });
  const same = await open('saiga-horn');
  expect(same?.published?.revisionId).toBe(same?.revision);
  const file = path.join(root, 'saiga-horn/course.md');
  await writeFile(file, `${await readFile(file, 'utf8')}\nOne more line.\n`);
  const changed = await open('saiga-horn');
  expect(changed?.published?.revisionId).toBe(same?.revision);
  expect(changed?.revision).not.toBe(same?.revision);
});

test('a name from an address never leaves the folder', async () => {
  for (const name of ['..', '../courses', 'saiga-horn/..', 'saiga-horn/../../etc', 'taxa', ''])
    expect(await open(name)).toBeNull();
});

test('without a folder there is nothing to show, and that is said', async () => {
  expect(await studioCourses(db, path.join(root, 'gone'), now)).toBeNull();
  expect(await studioCourse(db, path.join(root, 'gone'), 'saiga-horn', now)).toBeNull();
  expect(await unpublishedMedia(path.join(root, 'gone'), 'a'.repeat(32))).toBeNull();
});

test('a mistake comes back with file, line, words and the page that shows it', async () => {
  const file = path.join(root, 'saiga-horn/02-the-horn.md');
  await writeFile(file, `${await readFile(file, 'utf8')}\n::: qestion new\n:::\n`);
  const lines = (await readFile(file, 'utf8')).split('\n');
  const studio = (await open('saiga-horn'))!;
  const said = (language: string) =>
    sayProblems(studio, language, '02-the-horn.md').find(({ severity }) => severity === 'error')!;
  expect(said('en')).toMatchObject({
    file: 'saiga-horn/02-the-horn.md',
    line: lines.indexOf('::: qestion new') + 1,
    place: { kind: 'module', language: 'en' }
  });
  expect(said('ru').message).toMatch(/[а-я]/);
  expect(said('en').message).not.toBe(said('ru').message);
});

test('a picture is found before it is published', async () => {
  const picture = Object.values((await open('saiga-horn'))!.course!.pictures)[0]!;
  const { hash } = Object.values(picture.files)[0]!;
  expect((await unpublishedMedia(root, hash))?.type).toMatch(/^image\//);
  expect(await unpublishedMedia(root, '0'.repeat(32))).toBeNull();
});

test('one statement a page, and none that writes', async () => {
  const sent = await statements(async () => {
    await studioCourses(db, root, now);
    await open('saiga-horn');
  });
  expect(sent).toHaveLength(2);
  for (const sql of sent) expect(sql).toMatch(/^select/);
});
