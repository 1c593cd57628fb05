import { randomUUID } from 'node:crypto';
import { resultOf } from '#lib/domain/attempt/result.ts';
import { coursesOf } from '#lib/domain/programme/programme.ts';
import { issueCertificate } from '#lib/server/certificate/issue-certificate.ts';
import { loadCourses, type LoadedCourse } from '#lib/server/course/load-course.ts';
import { json } from '#lib/server/db/json.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { loadProgramme } from '#lib/server/programme/load-programme.ts';
import { words } from './support/course.ts';
import { cookieOf, expect, test } from './support/people.ts';

const en = words('en');

test('courses stand in their groups, and the programme says how far one is', async ({
  page,
  db,
  enter
}) => {
  const { id } = await enter();
  const [first] = await loadCourses(db);
  await pass(db, id, first!);
  await page.goto('/courses');
  await expect(page.locator('main h2').first()).toBeVisible();
  await page.getByRole('link', { name: en.programme_of_courses }).click();
  const held = page.locator('main li', { hasText: first!.course.texts.en!.title });
  await expect(held.locator('.chip')).toContainText(/held until/);
  await expect(page.locator('main')).toContainText(en.programme_rule!);
});

test('with the last certificate comes that of the programme, and anyone can check it', async ({
  page,
  browser,
  db,
  enter
}) => {
  const { id } = await enter();
  const courses = await loadCourses(db);
  const asked = coursesOf((await loadProgramme(db))!);
  const there = courses.filter(({ course }) => asked.includes(course.id));
  for (const course of there) await pass(db, id, course);
  await page.goto('/programme');
  // as long as the programme names a course that nobody teaches yet, nobody can hold it
  test.skip(there.length < asked.length, 'the programme names a course that is not published');
  await page.getByRole('link', { name: en.programme_certificate_open }).click();
  await expect(page.locator('article.cert')).toContainText(en.certificate_sentence_programme!);
  const code = await page
    .locator('article.cert')
    .getByText(/^(\w{4}-){3}\w{4}$/)
    .innerText();
  const pdf = await page.request.get(`${page.url()}/pdf`);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  const stranger = await browser.newPage();
  await stranger.goto(`/verify/${code}`);
  await expect(stranger.locator('main')).toContainText(en.certificate_standing_genuine!);
  await stranger.close();
});

test('a stranger is led to sign in, and comes back to the programme', async ({
  browser,
  db,
  hire
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/programme');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fprogramme/);
  const { id } = await hire();
  await context.addCookies([await cookieOf(db, id)]);
  await page.goto('/programme');
  await expect(page.locator('h1')).toBeVisible();
  await context.close();
});

/** Passes the exam of a course today. */
async function pass(db: Db, personId: string, { course, revision }: LoadedCourse) {
  const [enrolmentId, attemptId, at] = [randomUUID(), randomUUID(), new Date()];
  const result = resultOf(course.exam, []);
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('enrolment')
      .values({
        ...{ id: enrolmentId, person_id: personId, course_id: course.id },
        ...{ started_at: at, seen_at: at }
      })
      .execute();
    await tx
      .insertInto('attempt')
      .values({
        ...{
          id: attemptId,
          enrolment_id: enrolmentId,
          number: 1,
          revision_id: revision.revisionId
        },
        ...{ rule: json(course.exam), seed: 's', language: 'en', result: json(result) },
        ...{ started_at: at, ends_at: at, submitted_at: at, passed: true }
      })
      .execute();
    await issueCertificate(tx, {
      ...{ personId, attemptId, result, course, revisionId: revision.revisionId },
      ...{ language: 'en', at }
    });
  });
}
