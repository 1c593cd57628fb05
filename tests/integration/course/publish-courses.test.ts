import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { loadCourse, loadCourses, loadMedia } from '#lib/server/course/load-course.ts';
import { loadRevision } from '#lib/server/course/load-revision.ts';
import { publishCourses } from '#lib/server/course/publish-courses.ts';
import { previewCourse } from '#lib/server/course/check-courses.ts';
import { openDb } from '#lib/server/db/database.ts';
import { testDatabase } from '../../support/database.ts';
import { tinyFolder } from '../../support/course-folder.ts';

const { db, url, statements } = await testDatabase();
const now = new Date('2026-11-23T08:00:00Z');
const made: string[] = [];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'courses-'));
  made.push(folder);
  await tinyFolder(folder);
});
afterAll(async () => {
  for (const one of made) await rm(one, { recursive: true });
});

const publish = (from = db) => publishCourses(from, { folder, now, publishedBy: null });

async function edit(file: string, from: string, to: string): Promise<void> {
  const place = path.join(folder, 'tiny', file);
  await writeFile(place, (await readFile(place, 'utf8')).replace(from, to));
}

describe('publishing', () => {
  test('makes a revision once, then finds it unchanged', async () => {
    const first = await publish();
    expect(first.published).toMatchObject([{ course: 'tiny', number: 1 }]);
    expect(await publish()).toEqual({ published: [], unchanged: ['tiny'], refused: [] });
  });

  test('makes a new revision of a changed text, and keeps the old one readable', async () => {
    await publish();
    const before = (await loadCourse(db, 'tiny'))!;
    await edit('01-the-horn.md', 'Begin with the base.', 'Begin with the tip.');
    expect((await publish()).published).toMatchObject([{ course: 'tiny', number: 2 }]);
    const after = (await loadCourse(db, 'tiny'))!;
    const lead = (course: typeof after.course) => course.texts['en']!.modules[0]!.steps[0]!.lead;
    expect(lead(after.course)).toContain('the tip');
    const old = await loadRevision(db, before.revision.revisionId);
    expect(lead(old)).toContain('the base');
  });

  test('goes back to a known revision without making it again', async () => {
    const { published, unchanged } = await publish();
    const back = (await loadCourse(db, 'tiny'))!.revision;
    expect(published.length + unchanged.length).toBe(1);
    expect(back.number).toBe(1);
  });

  test('counts a taxon it names, and no other', async () => {
    await publish();
    const taxa = path.join(folder, 'taxa');
    await writeFile(path.join(taxa, 'yeti.yaml'), 'id: yeti\n');
    expect((await publish()).unchanged).toEqual(['tiny']);
    const saiga = await readFile(path.join(taxa, 'saiga.yaml'), 'utf8');
    await writeFile(path.join(taxa, 'saiga.yaml'), saiga.replace('40.5', '41'));
    expect((await publish()).published).toHaveLength(1);
  });

  test('does not count Windows line ends', async () => {
    await publish();
    const place = path.join(folder, 'tiny', 'exam.md');
    await writeFile(place, (await readFile(place, 'utf8')).replaceAll('\n', '\r\n'));
    expect((await publish()).unchanged).toEqual(['tiny']);
  });

  test('refuses a course with an error, says it, and keeps what was published', async () => {
    await publish();
    const before = (await loadCourse(db, 'tiny'))!.revision;
    await edit('01-the-horn.md', '- (x) Below the tip', '- ( ) Below the tip');
    const { refused } = await publish();
    expect(refused).toMatchObject([{ course: 'tiny' }]);
    expect(refused[0]!.problems.map(({ code }) => code)).toContain('no-right-answer');
    expect((await loadCourse(db, 'tiny'))!.revision).toEqual(before);
  });

  test('five publishers at once agree on one revision', async () => {
    await edit('exam.md', 'It is resin.', 'It is resin, five times.');
    const pools = Array.from({ length: 5 }, () => openDb(url, { max: 1 }));
    try {
      for (const pool of pools) await pool.selectFrom('course').select('id').execute();
      const results = await Promise.all(pools.map((pool) => publish(pool)));
      expect(results.flatMap(({ published }) => published)).toHaveLength(1);
      expect(results.flatMap(({ unchanged }) => unchanged)).toHaveLength(4);
    } finally {
      for (const pool of pools) await pool.destroy();
    }
  });

  test('a published revision cannot be rewritten', async () => {
    await publish();
    await expect(db.updateTable('revision_file').set({ body: '' }).execute()).rejects.toThrow(
      'append-only'
    );
    await expect(db.deleteFrom('media').execute()).rejects.toThrow('append-only');
  });
});

describe('reading', () => {
  test('what is loaded is what was compiled from the folder', async () => {
    await publish();
    const { course } = (await loadCourse(db, 'tiny'))!;
    expect(course).toEqual((await previewCourse(folder, 'tiny', now)).course);
  });

  test('a revision is compiled once a process; then a course costs one statement', async () => {
    await publish();
    const [first] = await loadCourses(db);
    const sent = await statements(async () => {
      expect((await loadCourse(db, 'tiny'))!.course).toBe(first!.course);
    });
    expect(sent).toHaveLength(1);
  });

  test('pictures are found by their hash', async () => {
    await publish();
    const { course } = (await loadCourse(db, 'tiny'))!;
    const { hash, width, height } = course.pictures['media/horn.webp']!.files['*']!;
    expect([width, height]).toEqual([100, 200]);
    expect(await loadMedia(db, hash)).toMatchObject({ type: 'image/webp' });
    expect(await loadMedia(db, '0'.repeat(32))).toBeNull();
  });

  test('there is no course that was never published, and no revision of another name', async () => {
    expect(await loadCourse(db, 'none')).toBeNull();
    await expect(loadRevision(db, 'none')).rejects.toThrow('no revision none');
  });
});

test('the courses of this repository publish', async () => {
  await cp('courses', folder, { recursive: true });
  const { refused } = await publish();
  expect(refused).toEqual([]);
});
