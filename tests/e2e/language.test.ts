import { courseId, firstOfKind, theCourse, words } from './support/course.ts';
import { fillIn } from './support/fill-in.ts';
import { expect, test } from './support/people.ts';

const [en, ru] = [words('en'), words('ru')];

test('another language keeps the place, and stays on the account', async ({ page, db, enter }) => {
  const { id } = await enter({ language: 'en' });
  const { question, path } = firstOfKind((await theCourse(db)).course, 'choose-all');
  await page.goto(path);
  const form = page.locator(`#q-${question.id}`);
  await fillIn(form, question);
  await form.getByRole('button', { name: en.question_check }).click();
  await expect(form.locator('.verdict')).toBeVisible();
  await page.locator('header summary', { hasText: en.language_menu }).click();
  await page.getByRole('button', { name: 'Русский' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  expect(new URL(page.url()).pathname).toBe(path);
  await expect(form.locator('.verdict')).toHaveText(ru.verdict_right!);
  const kept = await db.selectFrom('person').select('language').where('id', '=', id).execute();
  expect(kept).toEqual([{ language: 'ru' }]);
  await page.goto('/courses');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ru.courses_title!);
});

test('a stranger is spoken to as the browser asks, and chooses by the menu', async ({
  browser,
  baseURL
}) => {
  const context = await browser.newContext({ locale: 'ru-RU' });
  const page = await context.newPage();
  await page.goto(`${baseURL}/verify?code=abc`);
  await expect(page.locator('h1')).toHaveText(ru.verify_title!);
  await page.locator('header summary', { hasText: ru.language_menu }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('h1')).toHaveText(en.verify_title!);
  expect(page.url()).toContain('?code=abc');
  await context.close();
});

test('a text that is not translated says so and is marked in its own language', async ({
  page,
  db,
  enter
}) => {
  await enter({ language: 'ru' });
  const { course } = await theCourse(db);
  const missing = course.texts.ru!.modules.find(({ fallback }) => fallback);
  const unreviewed = course.texts.ru!.modules.find(({ reviewed }) => !reviewed);
  const shown = missing ?? unreviewed ?? course.texts.ru!.modules[0]!;
  await page.goto(`/courses/${courseId}/${shown.id}/1`);
  const note = missing ? ru.text_fallback!.split('{')[0]! : ru.text_not_reviewed!;
  if (missing || unreviewed) await expect(page.locator('main')).toContainText(note);
  await expect(page.locator('main h1')).toHaveAttribute('lang', missing ? 'en' : 'ru');
});
