import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Question } from '#lib/domain/question/question.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { fieldsTo, firstOfKind, theCourse, words } from './support/course.ts';
import { fillIn } from './support/fill-in.ts';
import { cookieOf, expect, test } from './support/people.ts';

const en = words('en');

test('an answer given without a line is kept, sent when the line is back, counted once', async ({
  page,
  context,
  db,
  enter
}) => {
  const { id } = await enter();
  const { question, path } = firstOfKind((await theCourse(db)).course, 'choose-all');
  await page.goto(path);
  await context.setOffline(true);
  const form = await answer(page, question);
  await expect(form.locator('.saved')).toContainText(en.saved_here!);
  await expect(form).toContainText(en.saved_no_line!);
  await expect(form.locator('.verdict')).toHaveCount(0);
  expect(await countOf(db, id)).toEqual({ responses: 0, marks: 0 });

  await context.setOffline(false);
  await expect(form.locator('.verdict')).toBeVisible();
  expect(await countOf(db, id)).toEqual({ responses: 1, marks: 1 });
  expect(await keptOn(page)).toBe(0);
});

test('an answer kept on the device is sent from another page, after the tab was closed', async ({
  page,
  context,
  db,
  enter
}) => {
  const { id } = await enter();
  const { question, path } = firstOfKind((await theCourse(db)).course, 'match');
  await page.goto(path);
  await context.setOffline(true);
  await answer(page, question);
  await expect.poll(() => keptOn(page)).toBe(1);
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto('/courses');
  await expect.poll(() => countOf(db, id)).toEqual({ responses: 1, marks: 1 });
  await later.goto(path);
  await expect(later.locator(`#q-${question.id} .verdict`)).toBeVisible();
});

test('a kept answer that two tabs send at once counts once', async ({
  page,
  context,
  db,
  enter
}) => {
  const { id } = await enter();
  const { question, path } = firstOfKind((await theCourse(db)).course, 'order');
  await page.goto(path);
  const second = await context.newPage();
  await second.goto(path);
  await context.setOffline(true);
  await answer(page, question);
  await expect.poll(() => keptOn(page)).toBe(1);
  await context.setOffline(false);
  await expect(page.locator(`#q-${question.id} .verdict`)).toBeVisible();
  await second.reload();
  await expect(second.locator(`#q-${question.id} .verdict`)).toBeVisible();
  expect(await countOf(db, id)).toEqual({ responses: 1, marks: 1 });
});

test('a double click answers once', async ({ page, db, enter }) => {
  const { id } = await enter();
  const { question, path } = firstOfKind((await theCourse(db)).course, 'choose-one');
  await page.goto(path);
  const form = page.locator(`#q-${question.id}`);
  await fillIn(form, question);
  await form.getByRole('button', { name: en.question_check }).dblclick();
  await expect(form.locator('.verdict')).toBeVisible();
  expect(await countOf(db, id)).toEqual({ responses: 1, marks: 1 });
});

test('going back shows the answer as it was marked, and answers nothing anew', async ({
  page,
  db,
  enter
}) => {
  const { id } = await enter();
  const { question, path } = firstOfKind((await theCourse(db)).course, 'choose-one');
  await page.goto(path);
  const form = await answer(page, question);
  await expect(form.locator('.verdict')).toBeVisible();
  await page.locator('.actionbar .main').click();
  await expect(page).not.toHaveURL(path);
  await page.goBack();
  await expect(form.locator('.verdict')).toBeVisible();
  await expect(form.getByRole('button', { name: en.question_check })).toHaveCount(0);
  expect(await countOf(db, id)).toEqual({ responses: 1, marks: 1 });
});

test('an answer sent ten times at once is kept once and told ten times', async ({
  context,
  db,
  enter,
  baseURL
}) => {
  const { id } = await enter();
  const { course, revisionId } = await theCourse(db);
  const { question } = firstOfKind(course, 'measure');
  const sent = {
    ...{ id: randomUUID(), person: id, revision: revisionId, question: question.id },
    ...{ language: 'en', fields: fieldsTo(question), confidence: null, givenAt: null }
  };
  const sending = Array.from({ length: 10 }, () =>
    context.request.post('/responses', {
      data: { responses: [sent, sent] },
      headers: { origin: baseURL! }
    })
  );
  for (const reply of await Promise.all(sending)) {
    expect(reply.status()).toBe(200);
    const { replies } = (await reply.json()) as { replies: { kind: string }[] };
    expect(replies.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
  }
  expect(await countOf(db, id)).toEqual({ responses: 1, marks: 1 });
});

test('signing out with unsent answers asks first, and nobody else sends them', async ({
  page,
  context,
  db,
  enter,
  hire
}) => {
  const { id } = await enter();
  const other = await hire();
  const { question, path } = firstOfKind((await theCourse(db)).course, 'short-answer');
  await context.route('**/responses', (route) => route.abort());
  await page.goto(path);
  await answer(page, question);
  await expect.poll(() => keptOn(page)).toBe(1);

  await signOut(page);
  await expect(page.getByRole('dialog')).toContainText(en.sign_out_unsent_means!);
  await page.getByRole('button', { name: en.sign_out_stay }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await signOut(page);
  await page.getByRole('dialog').getByRole('button', { name: en.sign_out_anyway }).click();
  await expect(page).toHaveURL(/sign-in/);
  await context.unroute('**/responses');

  await context.addCookies([await cookieOf(db, other.id)]);
  await page.goto(path);
  await expect(page.locator(`#q-${question.id}`)).toBeVisible();
  await page.waitForTimeout(500);
  expect(await countOf(db, other.id)).toEqual({ responses: 0, marks: 0 });
  expect(await countOf(db, id)).toEqual({ responses: 0, marks: 0 });

  await context.addCookies([await cookieOf(db, id)]);
  await page.goto('/');
  await expect.poll(() => countOf(db, id)).toEqual({ responses: 1, marks: 1 });
});

async function answer(page: Page, question: Question) {
  const form = page.locator(`#q-${question.id}`);
  await fillIn(form, question);
  await form.getByRole('button', { name: en.question_check }).click();
  return form;
}

async function signOut(page: Page): Promise<void> {
  const menu = page.locator('details.menu', { has: page.locator('form[action="/sign-out"]') });
  if (!(await menu.getAttribute('open').then((open) => open !== null)))
    await menu.locator('summary').click();
  await menu.getByRole('button').click();
}

/** How many answers wait on the device. */
const keptOn = (page: Page) =>
  page.evaluate(
    () => Object.keys(localStorage).filter((key) => key.startsWith('hornbook.answer.')).length
  );

async function countOf(db: Db, personId: string) {
  const rows = await db
    .selectFrom('response')
    .innerJoin('enrolment', 'enrolment.id', 'response.enrolment_id')
    .leftJoin('mark', 'mark.response_id', 'response.id')
    .select(['response.id', 'mark.id as mark'])
    .where('person_id', '=', personId)
    .execute();
  return {
    responses: new Set(rows.map(({ id }) => id)).size,
    marks: rows.filter(({ mark }) => mark).length
  };
}
