import type { Browser } from '@playwright/test';
import type { Db } from '#lib/server/db/schema.ts';
import { drawnLetters, readPdf } from '../support/pdf.ts';
import { ownOrigin } from './support/ask.ts';
import { posedIn } from './support/posed.ts';
import { questionsAt, theCourse, words } from './support/course.ts';
import { fillIn } from './support/fill-in.ts';
import { expect, password, test, type Visitor } from './support/people.ts';
import { doModules } from './support/road.ts';
import { sitThrough } from './support/sit.ts';

const en = words('en');
const ru = words('ru');

test.describe('on a phone of 360 px, in Russian', () => {
  test.use({
    ...{ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
    locale: 'ru-RU'
  });

  test('an officer passes the saiga course', async ({ page, browser, db, hire }) => {
    test.setTimeout(240_000);
    const officer = await hire({ language: 'ru' });
    const { course } = await theCourse(db);

    await page.goto('/');
    await page.getByLabel(ru.sign_in_login!).fill(officer.badge);
    await page.getByLabel(ru.sign_in_password!).fill(password);
    await page.getByRole('button', { name: ru.sign_in_do, exact: true }).click();
    await expect(page.getByRole('link', { name: ru.home_start })).toBeVisible();
    await page.goto(`/courses/${course.id}/${course.modules[0]!.id}/1`);

    for (const module of course.modules)
      for (let step = 1; step <= module.steps; step++) {
        await expect(page).toHaveURL(onStep(course.id, module.id, step));
        for (const question of questionsAt(course, module.id, step)) {
          const form = page.locator(`#q-${question.id}`);
          await fillIn(form, await posedIn(db, form, question));
          await form.getByRole('button', { name: ru.question_check }).click();
          await expect(form.locator('.verdict'), question.id).toHaveText(/^Верно/);
        }
        await page.locator('.actionbar .main').click();
      }
    await expect(page).toHaveURL(`/courses/${course.id}/exam`);
    await sitThrough(page, db, { language: 'ru' });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(ru.result_passed!);

    await page.getByRole('link', { name: ru.result_to_certificate }).click();
    await expect(page.locator('main')).toContainText(officer.name);
    const pdf = page.getByRole('link', { name: ru.certificate_pdf });
    const file = await page.request.get((await pdf.getAttribute('href'))!);
    expect(file.headers()['content-type']).toBe('application/pdf');
    const letters = drawnLetters(readPdf(await file.body())).map(({ letter }) => letter);
    expect(letters.join('').replace(/\s/g, '')).toContain(officer.name.replace(/\s/g, ''));

    await expectGenuine(browser, db, officer);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an officer does a module, passes the exam and has the certificate', async ({
    page,
    browser,
    db,
    hire
  }) => {
    test.setTimeout(120_000);
    const officer = await hire();
    const { course } = await theCourse(db);
    const [module, ...others] = course.modules;
    await doModules(
      db,
      officer.id,
      others.map(({ id }) => id)
    );

    await page.goto(`/courses/${course.id}/${module!.id}/1`);
    await page.getByLabel(en.sign_in_login!).fill(officer.badge);
    await page.getByLabel(en.sign_in_password!).fill(password);
    await page.getByRole('button', { name: en.sign_in_do, exact: true }).click();
    for (let step = 1; step <= module!.steps; step++) {
      await expect(page).toHaveURL(onStep(course.id, module!.id, step));
      for (const question of questionsAt(course, module!.id, step)) {
        const form = page.locator(`#q-${question.id}`);
        await fillIn(form, await posedIn(db, form, question), { javaScript: false });
        await form.getByRole('button', { name: en.question_check }).click();
        await expect(form.locator('.feedback'), question.id).toHaveClass(/right/);
      }
      await page.locator('.actionbar .main').click();
    }
    await page.goto(`/courses/${course.id}/exam`);
    await sitThrough(page, db, { javaScript: false });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.result_passed!);
    await page.getByRole('link', { name: en.result_to_certificate }).click();
    await expect(page.locator('main')).toContainText(officer.name);
    await expectGenuine(browser, db, officer);
  });
});

const onStep = (course: string, module: string, step: number) => (url: URL) =>
  url.pathname === `/courses/${course}/${module}/${step}`;

/** A stranger without an account checks the code and learns no more than name, course, dates. */
async function expectGenuine(browser: Browser, db: Db, officer: Visitor): Promise<void> {
  const { code, course_title, number } = await db
    .selectFrom('certificate')
    .selectAll()
    .where('person_id', '=', officer.id)
    .executeTakeFirstOrThrow();
  const stranger = await browser.newContext({ locale: 'en-GB' });
  const page = await stranger.newPage();
  await page.goto(`${ownOrigin}/verify`);
  await page.getByLabel(en.verify_code!).fill(code.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: en.verify_do }).click();
  await expect(page).toHaveURL(`${ownOrigin}/verify/${code}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    en.certificate_standing_genuine!
  );
  const shown = await page.locator('main').innerText();
  expect(shown).toContain(officer.name);
  expect(shown).toContain((course_title as Record<string, string>).en);
  for (const secret of [officer.badge, officer.id, 'Dostuk', `-${number.padStart(5, '0')}`])
    expect(await page.content()).not.toContain(secret);
  await stranger.close();
}
