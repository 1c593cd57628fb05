import { textOf } from '#lib/domain/course/writing/escape.ts';
import { ask } from './support/ask.ts';
import { theCourse, words } from './support/course.ts';
import { cookieOf, expect, oldPhone, test } from './support/people.ts';

const [en, ru] = [words('en'), words('ru')];

test('a search leads to the very screen, in the language of the reader and without JavaScript', async ({
  browser,
  enter
}) => {
  const context = await oldPhone(browser);
  await enter({ language: 'ru' }, context);
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('header').getByRole('link', { name: ru.search_title }).click();
  await page.getByLabel(ru.search_label!).fill('сибирская язва');
  await page.getByRole('button', { name: ru.search_button }).click();
  const found = page.locator('.found li').first();
  await expect(found.locator('mark').first()).toBeVisible();
  const title = await found.getByRole('link').innerText();
  await found.getByRole('link').click();
  await expect(page).toHaveURL(/\/courses\/[a-z-]+\/[a-z-]+\/\d+$/);
  await expect(page.locator('main')).toContainText(title);
  await context.close();
});

test('a mistyped word is said to be one, and what was meant is shown', async ({ page, enter }) => {
  await enter();
  await page.goto('/search?q=antrax');
  await expect(page.getByText(en.search_corrected_head!.replace('{text}', 'antrax'))).toBeVisible();
  await expect(page.locator('mark').first()).toHaveText(/anthrax/i);
  await page.goto('/search?q=saiga');
  await expect(page.locator('main a[href="/taxa/saiga_tatarica"]')).toBeVisible();
  await page.goto('/search?q=qwzxv');
  await expect(page.getByRole('heading', { name: en.guide_nothing })).toBeVisible();
});

test('no question of an exam is found, no key and no explanation, whoever looks for it', async ({
  db,
  hire
}) => {
  const { id } = await hire();
  const { name, value } = await cookieOf(db, id);
  const { course } = await theCourse(db);
  for (const question of Object.values(course.questions)) {
    const text = question.texts[course.original]!;
    const secrets = [question.place === 'exam' ? text.stem : null, text.explanation];
    for (const secret of secrets) {
      const typed = textOf(secret ?? '').replace(/\s+/gu, ' ');
      if (typed.length < 60) continue;
      // the first half is typed and stands in the box; the other half would have to come from us
      const half = Math.floor(typed.length / 2);
      const address = `/search?q=${encodeURIComponent(typed.slice(0, half))}`;
      const { status, body } = await ask(address, { cookie: `${name}=${value}` });
      expect(status).toBe(200);
      expect(body, typed).not.toContain(typed.slice(half));
    }
  }
});

test('whatever is typed is printed as text, and never more than asked', async ({ db, hire }) => {
  const { id } = await hire();
  const { name, value } = await cookieOf(db, id);
  const typed = [
    ...['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', '%00', "'; drop table x;--"],
    ...[':*', '!', '((', 'a & b | !c', '\\', '%F0%9F%A6%8C', 'x'.repeat(9000), '-- -', '%ed%a0%80']
  ];
  for (const text of typed) {
    const address = text.startsWith('%')
      ? `/search?q=${text}`
      : `/search?q=${encodeURIComponent(text)}`;
    const { status, body } = await ask(address, { cookie: `${name}=${value}` });
    expect(status, text.slice(0, 40)).toBe(200);
    expect(body).not.toMatch(/<img src=x|<script>alert/);
  }
  expect((await ask('/search?q=saiga')).status).toBe(303);
});
