import { expect, password, test } from './support/people.ts';
import { questionsAt, theCourse, words } from './support/course.ts';
import { fillIn } from './support/fill-in.ts';

const ru = words('ru');

test.describe('on a phone of 360 px, in Russian', () => {
  test.use({
    ...{ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
    locale: 'ru-RU'
  });

  test('an officer passes the saiga course', async ({ page, db, hire }) => {
    test.setTimeout(240_000);
    const officer = await hire({ language: 'ru' });
    const { course } = await theCourse(db);

    await page.goto('/');
    await page.getByLabel(ru.sign_in_login!).fill(officer.badge);
    await page.getByLabel(ru.sign_in_password!).fill(password);
    await page.getByRole('button', { name: ru.sign_in_do, exact: true }).click();
    await page.getByRole('link', { name: ru.home_start }).click();

    for (const module of course.modules)
      for (let step = 1; step <= module.steps; step++) {
        await expect(page).toHaveURL(
          (url) => url.pathname === `/courses/${course.id}/${module.id}/${step}`
        );
        for (const question of questionsAt(course, module.id, step)) {
          const form = page.locator(`#q-${question.id}`);
          await fillIn(form, question);
          await form.getByRole('button', { name: ru.question_check }).click();
          await expect(form.locator('.verdict'), question.id).toHaveText(/^Верно/);
        }
        await page.locator('.actionbar .main').click();
      }
    await expect(page).toHaveURL(`/courses/${course.id}/exam`);
  });
});
