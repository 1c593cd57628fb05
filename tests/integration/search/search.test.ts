import { beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '#lib/domain/course/writing/escape.ts';
import type { Course } from '#lib/domain/course/course.ts';
import { loadCourses } from '#lib/server/course/load-course.ts';
import { publishCourses } from '#lib/server/course/publish-courses.ts';
import { fillMissing } from '#lib/server/search/fill-missing.ts';
import { searchLessons } from '#lib/server/search/search-lessons.ts';
import { testDatabase } from '../../support/database.ts';

const { db, statements } = await testDatabase();
const now = new Date('2026-11-23T09:00:00Z');
const search = (text: string, language = 'en') => searchLessons(db, { text, language });
let courses: Course[];

beforeAll(async () => {
  await publishCourses(db, { folder: 'courses', now, publishedBy: null });
  courses = (await loadCourses(db)).map(({ course }) => course);
});

describe('what is found', () => {
  test.each([
    ['anthrax', 'en', /anthrax/i],
    ['weighing horns', 'en', /weigh/i],
    ['перчатками', 'ru', /перчатк/i],
    ['пломбы', 'ru', /пломб/i]
  ])('%s leads to the very screen, whatever its ending', async (text, language, word) => {
    const { screens, corrected } = await search(text, language);
    expect(corrected).toBeNull();
    const [first] = screens;
    expect(first?.language).toBe(language);
    const course = courses.find(({ id }) => id === first!.course)!;
    const module = course.texts[language]!.modules.find(({ id }) => id === first!.module)!;
    const step = module.steps.find(({ number }) => number === first!.step)!;
    expect(step.title).toBe(first!.title);
    expect(JSON.stringify(step)).toMatch(word);
    expect(first!.snippet.some(({ hit }) => hit)).toBe(true);
  });

  test('a word of another language is found in that one, and says so', async () => {
    const { screens } = await search('anthrax', 'ru');
    expect(screens[0]?.language).toBe('en');
  });

  test.each([
    ['antrax', 'en', 'anthrax'],
    ['перчаткки', 'ru', 'перчатки'],
    // the stemmer leaves this form alone
    ['перчаток', 'ru', 'перчатке'],
    ['perchatki', 'ru', 'перчатки']
  ])('%s was mistyped: %s is shown', async (text, language, meant) => {
    const { screens, corrected } = await search(text, language);
    expect(corrected).toBe(meant);
    expect(screens.length).toBeGreaterThan(0);
  });

  test('a name in a language without a stemmer is found as it is written', async () => {
    expect((await search('ақбөкен', 'kk')).screens.length).toBeGreaterThan(0);
  });

  test.each([
    '',
    'xqzwv jjjkq',
    '"',
    '-',
    'the',
    '!!!',
    "'; drop table course; --",
    ':*',
    '(a & b'
  ])('%j finds nothing or something, and harms nothing', async (text) => {
    expect(Array.isArray((await search(text)).screens)).toBe(true);
  });
});

describe('what is never found', () => {
  test('no stem, choice, answer, explanation or feedback of any question, in any language', async () => {
    const rows = await db.selectFrom('search_text').select(['title', 'body']).execute();
    const all = rows.map(({ title, body }) => `${title} ${body}`).join('\n');
    const secrets = courses.flatMap((course) =>
      Object.values(course.questions).flatMap((question) =>
        Object.values(question.texts).flatMap((text) => {
          return [
            ...(question.place === 'exam' ? [text.stem] : []),
            text.explanation,
            ...feedbackOf(text)
          ];
        })
      )
    );
    let tried = 0;
    for (const secret of secrets) {
      const words = textOf(secret ?? '').replace(/\s+/gu, ' ');
      // shorter ones are words that a lesson may say, too
      if (words.length < 40) continue;
      tried++;
      expect(all).not.toContain(words);
    }
    expect(tried).toBeGreaterThan(50);
  });

  test('searched for word by word, a question of the exam leads to lessons at most', async () => {
    for (const course of courses) {
      const exam = Object.values(course.questions).filter(({ place }) => place === 'exam');
      for (const question of exam.slice(0, 5)) {
        const stem = textOf(question.texts[course.original]!.stem);
        for (const { snippet } of (await search(stem)).screens)
          expect(snippet.map(({ text }) => text).join('')).not.toContain(stem);
      }
    }
  });

  test('what a course no longer says', async () => {
    const before = await db.selectFrom('search_text').select('revision_id').execute();
    const current = await db.selectFrom('course').select('revision_id').execute();
    const ids = new Set(current.map(({ revision_id }) => revision_id));
    expect(before.every(({ revision_id }) => ids.has(revision_id))).toBe(true);
  });
});

test('one statement finds; a second looks for what was meant', async () => {
  expect(await statements(() => search('anthrax'))).toHaveLength(1);
  expect(await statements(() => search('antrax'))).toHaveLength(2);
});

test('the index can answer without reading every row', async () => {
  const { rows } = await db.connection().execute(async (one) => {
    const { sql } = await import('kysely');
    await sql`set enable_seqscan = off`.execute(one);
    return sql<{ 'QUERY PLAN': string }>`explain select from search_text t
      where t.words @@ websearch_to_tsquery('english', 'saiga')`.execute(one);
  });
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('search_text_words');
});

test('what was published before there was a search becomes searchable with the next start', async () => {
  const count = async () => (await db.selectFrom('search_text').select('step').execute()).length;
  const before = await count();
  await db.deleteFrom('search_text').execute();
  await fillMissing(db);
  expect(await count()).toBe(before);
  expect(await statements(() => fillMissing(db))).toHaveLength(1);
});

function feedbackOf(text: object): (string | null)[] {
  const { choices = [] } = text as { choices?: { feedback?: string | null }[] };
  return choices.map(({ feedback }) => feedback ?? null);
}
