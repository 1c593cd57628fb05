import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { words } from './support/course.ts';
import { expect, password, test } from './support/people.ts';

const [en, ru] = [words('en'), words('ru')];

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a manager hires an officer who has no e-mail, prints the slip, and the officer comes in', async ({
    page,
    enter,
    browser
  }) => {
    await enter({ role: 'manager', unit: 'Torugart' });
    const badge = `S-${randomUUID().slice(0, 8)}`;
    await page.goto('/team');
    await page.getByRole('link', { name: en.people_add }).click();
    await page.getByLabel(en.person_name!, { exact: true }).fill('Мээрим Ысакова');
    await page.getByRole('button', { name: en.people_add_do }).click();
    // the mistake is told beside the field, and what was typed is still there
    await expect(page.getByText(en.person_problem_no_login!)).toBeVisible();
    await expect(page.getByLabel(en.person_name!, { exact: true })).toHaveValue('Мээрим Ысакова');
    await page.getByLabel(en.person_badge!).fill(badge);
    await page.getByLabel(en.account_language!).selectOption('ru');
    await page.getByLabel(en.invite_by_slip!).check();
    await page.getByRole('button', { name: en.people_add_do }).click();
    await page.getByRole('button', { name: en.slip_invitation_make }).click();
    // the slip speaks the officer's language
    await expect(page.getByText(ru.slip_secret!)).toBeVisible();
    const code = (await page.locator('.code').textContent())!.trim();

    const officer = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await officer.goto('/invitation');
    await officer.getByLabel(en.invitation_code!).fill(code.replaceAll('-', ' ').toUpperCase());
    await officer.getByRole('button', { name: en.invitation_code_go }).click();
    await expect(officer.getByText(badge)).toBeVisible();
    await choosePassword(officer, 'short');
    await expect(officer.locator('.err')).toBeVisible();
    await choosePassword(officer, 'три рога сайгака');
    await expect(officer).toHaveURL('/');
    await expect(officer.locator('html')).toHaveAttribute('lang', 'ru');

    await officer.goto(`/invitation/${code}`);
    await expect(officer.getByText(ru.invitation_gone_title!)).toBeVisible();
  });
});

test('a forgotten password: the link in the letter replaces it and signs out the other devices', async ({
  page,
  hire,
  enter,
  db,
  browser
}) => {
  const { id, badge } = await hire();
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, badge, password);
  await page.goto('/reset');
  await page.getByLabel(en.sign_in_login!).fill(badge);
  await page.getByRole('button', { name: en.reset_do }).click();
  await expect(page.getByText(en.reset_taken_head!)).toBeVisible();
  // there is no mail server: the administrator reads the letter and hands over its link
  const office = await browser.newContext();
  await enter({ role: 'administrator' }, office);
  const letters = await office.newPage();
  const mailOf = () =>
    db.selectFrom('mail').select('id').where('person_id', '=', id).executeTakeFirst();
  await expect.poll(mailOf).toBeTruthy();
  await letters.goto(`/admin/mail/${(await mailOf())!.id}`);
  const link = await letters.locator('a[href*="/reset/"]').getAttribute('href');

  await page.goto(link!);
  await choosePassword(page, 'another long sentence');
  await expect(page).toHaveURL('/');
  await elsewhere.goto('/account');
  await expect(elsewhere).toHaveURL(/sign-in/);
  await signIn(elsewhere, badge, password);
  await expect(elsewhere.getByText(en.sign_in_no_match!)).toBeVisible();

  // of whom nobody knows the same is said
  await elsewhere.goto('/reset');
  await elsewhere.getByLabel(en.sign_in_login!).fill(`nobody-${randomUUID()}@customs.test`);
  await elsewhere.getByRole('button', { name: en.reset_do }).click();
  await expect(elsewhere.getByText(en.reset_taken_head!)).toBeVisible();
});

test('after signing in one is where one wished to be, but never on a foreign site', async ({
  page,
  hire
}) => {
  const { badge } = await hire();
  await page.goto('/certificates');
  await expect(page).toHaveURL('/sign-in?next=%2Fcertificates');
  await fillIn(page, badge, password);
  await expect(page).toHaveURL('/certificates');
  await page.context().clearCookies();
  await page.goto('/sign-in?next=//evil.example/');
  await fillIn(page, badge, password);
  await expect(page).toHaveURL('/');
});

async function signIn(page: Page, login: string, secret: string): Promise<void> {
  await page.goto('/sign-in');
  await fillIn(page, login, secret);
}

async function fillIn(page: Page, login: string, secret: string): Promise<void> {
  await page.getByLabel(en.sign_in_login!).fill(login);
  await page.getByLabel(en.sign_in_password!, { exact: true }).fill(secret);
  await page.locator('main').getByRole('button', { name: en.sign_in_do, exact: true }).click();
}

async function choosePassword(page: Page, secret: string): Promise<void> {
  await page.locator('input[name=password]').fill(secret);
  await page.locator('input[name=again]').fill(secret);
  await page.locator('main form button').click();
}
