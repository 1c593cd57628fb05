import { sql } from 'kysely';
import type { Db } from '#lib/server/db/schema.ts';
import { courseId, theCourse, words } from './support/course.ts';
import { fillIn } from './support/fill-in.ts';
import { expect, test } from './support/people.ts';

const en = words('en');

test('a trainer previews every module in each language, answers, and writes nothing', async ({
  page,
  db,
  enter
}) => {
  test.setTimeout(120_000);
  const { id } = await enter({ role: 'trainer' });
  const { course } = await theCourse(db);
  const before = await rowsOf(db, id);

  await page.goto('/studio');
  await page.getByRole('link', { name: course.texts.en!.title }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(course.texts.en!.title);
  for (const language of course.languages)
    for (const module of [...course.modules, { id: 'exam', file: 'exam.md' }]) {
      const reply = await page.goto(`/studio/${courseId}/${module.id}?language=${language}`);
      expect(reply?.status(), `${module.id} in ${language}`).toBe(200);
      await expect(page.locator('#source-head')).toContainText(module.file);
    }

  const kinds = new Set<string>();
  for (const question of Object.values(course.questions)) {
    if (question.place !== 'module' || question.need || kinds.has(question.kind)) continue;
    kinds.add(question.kind);
    await page.goto(`/studio/${courseId}/${question.module}?language=en`);
    const form = page.locator(`#q-${question.id}`);
    await fillIn(form, question);
    await form.getByRole('button', { name: en.studio_preview_try }).click();
    await expect(form.locator('.feedback'), question.id).toHaveClass(/right/);
  }
  expect(kinds.size).toBe(11);
  expect(await rowsOf(db, id)).toEqual(before);
});

/** All that previewing could have left behind. */
async function rowsOf(db: Db, personId: string) {
  const { rows } = await sql`select
    (select count(*) from enrolment where person_id = ${personId})::int as enrolments,
    (select count(*) from response s join enrolment e on e.id = s.enrolment_id
      where e.person_id = ${personId})::int as responses,
    (select count(*) from revision)::int as revisions,
    (select count(*) from media)::int as media,
    (select revision_id from course where id = ${courseId}) as published`.execute(db);
  return rows[0];
}
