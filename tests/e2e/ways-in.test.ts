import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Db } from '#lib/server/db/schema.ts';
import { makeToken } from '#lib/server/session/token.ts';
import { ownOrigin, send } from './support/ask.ts';
import { forgetTries } from './support/cast.ts';
import { words } from './support/course.ts';
import { cookieOf, expect, password, test, unitId } from './support/people.ts';

const en = words('en');
const fresh = 'over the dry steppe';

test('an administrator adds a person, prints a slip; the person comes in with it, once', async ({
  page,
  browser,
  db,
  enter
}) => {
  await forgetTries(db);
  await enter({ role: 'administrator' });
  const badge = `N-${randomUUID().slice(0, 8)}`;
  await page.goto('/admin/people/new');
  await page.getByLabel(en.person_name!, { exact: true }).fill('Нурлан Сатыбалдиев');
  await page.getByLabel(en.person_badge!, { exact: true }).fill(badge);
  await page.locator('select[name=unit]').selectOption(await unitId(db, 'Dostuk'));
  await page.getByLabel(en.invite_by_slip!).check();
  await page.getByRole('button', { name: en.people_add_do, exact: true }).click();
  await expect(page).toHaveURL(/\/slip$/);
  await page.getByRole('button', { name: en.slip_invitation_make }).click();
  const code = await page.locator('.slip .code').innerText();
  const address = await page.locator('.slip .at').innerText();
  await expect(page.locator('.slip')).toContainText(badge);

  const context = await browser.newContext({ locale: 'en-GB' });
  const theirs = await context.newPage();
  await theirs.goto(address.startsWith('http') ? address : `http://${address}`);
  await theirs.locator('[name=code]').fill(code.toUpperCase());
  await theirs.getByRole('button', { name: en.invitation_code_go }).click();
  await expect(theirs.locator('main')).toContainText(badge);
  await newPassword(theirs, 'short', 'short');
  await expect(theirs.locator('.err')).toBeVisible();
  await newPassword(theirs, fresh, `${fresh}!`);
  await expect(theirs.locator('main')).toContainText(en.password_problem_different!);
  await newPassword(theirs, fresh, fresh);
  await expect(theirs).toHaveURL(`${ownOrigin}/`);

  await theirs.goto(`${ownOrigin}/invitation/${code}`);
  await expect(theirs.locator('main')).toContainText(en.invitation_gone!);
  await context.clearCookies();
  // others beside this test try wrong passwords from the same address
  await forgetTries(db);
  await signIn(theirs, badge, fresh);
  await expect(theirs).toHaveURL(`${ownOrigin}/`);
  await context.close();
});

test('a slip for a new password ends the old one and every session', async ({
  page,
  browser,
  db,
  enter,
  hire
}) => {
  await forgetTries(db);
  const officer = await hire();
  const before = await cookieOf(db, officer.id);
  await enter({ role: 'administrator' });
  await page.goto(`/admin/people/${officer.id}/slip`);
  await page.getByRole('button', { name: en.slip_reset_make }).click();
  const code = await page.locator('.slip .code').innerText();

  const context = await browser.newContext({ locale: 'en-GB' });
  await context.addCookies([before]);
  const theirs = await context.newPage();
  await theirs.goto(`${ownOrigin}/account`);
  await expect(theirs).toHaveURL(/account/);
  const elsewhere = await browser.newContext({ locale: 'en-GB' });
  const anywhere = await elsewhere.newPage();
  await anywhere.goto(`${ownOrigin}/reset/${code}`);
  await newPassword(anywhere, fresh, fresh);
  await expect(anywhere).toHaveURL(`${ownOrigin}/`);
  await theirs.reload();
  await expect(theirs).toHaveURL(/sign-in/);
  await signIn(theirs, officer.badge, password);
  await expect(theirs.locator('main')).toContainText(en.sign_in_no_match!);
  await signIn(theirs, officer.badge, fresh);
  await expect(theirs).toHaveURL(`${ownOrigin}/`);
  await anywhere.goto(`${ownOrigin}/reset/${code}`);
  await expect(anywhere.locator('main')).toContainText(en.reset_gone!);
  await Promise.all([context.close(), elsewhere.close()]);
});

test('signing out everywhere else leaves this device alone', async ({
  page,
  browser,
  db,
  enter
}) => {
  const { id } = await enter();
  const context = await browser.newContext();
  await context.addCookies([await cookieOf(db, id)]);
  const other = await context.newPage();
  await other.goto(`${ownOrigin}/account`);
  await expect(other).toHaveURL(/account/);
  await page.goto('/account');
  await page.getByRole('button', { name: en.account_sessions_end_others }).click();
  await expect(page.locator('main')).toContainText(en.account_sessions_ended!);
  await other.reload();
  await expect(other).toHaveURL(/sign-in\?next=%2Faccount/);
  await context.close();
});

test('an invitation that is used, ended, too old or made up is told the same', async ({
  page,
  db,
  hire
}) => {
  const past = new Date(Date.now() - 1000);
  const gone = [
    await invite(db, (await hire()).id, { used_at: past }),
    await invite(db, (await hire()).id, { ended_at: past }),
    await invite(db, (await hire()).id, { expires_at: past }),
    makeToken().token,
    'garbage'
  ];
  const said = new Set<string>();
  for (const token of gone) {
    expect((await page.goto(`/invitation/${token}`))?.status()).toBe(404);
    said.add(await page.locator('main').innerText());
    const passwords = { password: fresh, again: fresh };
    expect((await send(`/invitation/${token}`, passwords)).status, token).toBe(404);
  }
  expect([...said]).toHaveLength(1);
  expect([...said][0]).toContain(en.invitation_gone);
});

test('one invitation taken five times at once lets one in', async ({ db, hire }) => {
  const { id } = await hire();
  const token = await invite(db, id, {});
  const take = (password: string) => send(`/invitation/${token}`, { password, again: password });
  const told = await Promise.all([1, 2, 3, 4, 5].map((one) => take(`${fresh} ${one}`)));
  expect(told.map(({ status }) => status).sort()).toEqual([303, 404, 404, 404, 404]);
});

test('a wrong password and an unknown account are told alike; tries are counted in minutes', async ({
  page,
  db,
  hire
}) => {
  await forgetTries(db);
  const { badge } = await hire();
  const unknown = `T-${randomUUID().slice(0, 8)}`;
  const said: string[] = [];
  for (const login of [badge, unknown]) {
    await signIn(page, login, 'not the password');
    await expect(page.getByRole('alert')).toHaveText(en.sign_in_no_match!);
    await expect(page.locator('[name=login]')).toHaveValue(login);
    const { status, body } = await send('/sign-in?/password', { login, password: 'wrong again' });
    const told = body.replaceAll(login, '').replace(/nonce="[^"]*"/g, '');
    said.push(`${status} ${told.replace(/\b[\w-]{16,}\b/g, '')}`);
  }
  expect(said[0]).toBe(said[1]);

  for (let tries = 0; tries < 9; tries++)
    await send('/sign-in?/password', { login: badge, password: 'wrong again' });
  // also the right one is not looked at any more
  await signIn(page, badge, password);
  await expect(page.getByRole('alert')).toHaveText(
    new RegExp(en.sign_in_too_many!.replace('{minutes}', '(1[0-5]|[1-9])').replaceAll('.', '\\.'))
  );
  await expect(page.locator('[name=login]')).toHaveValue(badge);
});

test('a manager adds officers below, and nobody with more to say', async ({ db, hire }) => {
  const manager = await hire({ unit: 'Dostuk', role: 'manager' });
  const over = await hire({ unit: 'Dostuk', role: 'administrator' });
  const { name, value } = await cookieOf(db, manager.id);
  const cookie = `${name}=${value}`;
  const [dostuk, torugart] = [await unitId(db, 'Dostuk'), await unitId(db, 'Torugart')];
  const add = async (fields: Record<string, string>) => {
    const id = randomUUID();
    const form = {
      ...{ id, token: makeToken().token, name: 'Жаңы кызматкер', badge: `N-${id}` },
      ...{ unit: dostuk, role: 'officer', language: 'ru', way: 'later', ...fields }
    };
    const { status } = await send('/team/people/new', form, cookie);
    const roles = await db
      .selectFrom('role_grant')
      .select('role')
      .where('person_id', '=', id)
      .execute();
    const known = await db.selectFrom('person').select('id').where('id', '=', id).execute();
    return { status, known: known.length, roles: roles.map(({ role }) => role) };
  };
  expect(await add({})).toEqual({ status: 303, known: 1, roles: ['officer'] });
  expect((await add({ unit: torugart })).known).toBe(0);
  for (const role of ['trainer', 'manager', 'administrator'])
    expect((await add({ role })).roles.filter((one) => one !== 'officer')).toEqual([]);
  // a slip for the administrator's password would be the administrator's account
  const token = makeToken().token;
  expect((await send(`/team/people/${over.id}/slip`, { token }, cookie)).status).toBe(404);
});

async function signIn(page: Page, login: string, secret: string): Promise<void> {
  await page.goto(`${ownOrigin}/sign-in`);
  await page.locator('[name=login]').fill(login);
  await page.locator('[name=password]').fill(secret);
  await page.getByRole('button', { name: en.sign_in_do, exact: true }).click();
}

async function newPassword(page: Page, once: string, again: string): Promise<void> {
  await page.locator('[name=password]').fill(once);
  await page.locator('[name=again]').fill(again);
  await page.locator('main form button').last().click();
}

async function invite(
  db: Db,
  person_id: string,
  state: { used_at?: Date; ended_at?: Date; expires_at?: Date }
): Promise<string> {
  const { token, hash } = makeToken();
  const dates = { made_at: new Date(Date.now() - 5000), expires_at: new Date(Date.now() + 60_000) };
  const row = { id: randomUUID(), person_id, hash, way: 'slip' as const, ...dates, ...state };
  await db.insertInto('invitation').values(row).execute();
  return token;
}
