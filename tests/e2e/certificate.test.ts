import { codeBytes, codeOf } from '#lib/domain/certificate/code.ts';
import { forgetTries } from './support/cast.ts';
import { words } from './support/course.ts';
import { expect, test } from './support/people.ts';
import { earnCertificate } from './support/road.ts';

const en = words('en');
const heading = { level: 1 };

test('a certificate revoked by a manager is said revoked to a stranger', async ({
  page,
  browser,
  baseURL,
  db,
  enter,
  hire
}) => {
  await forgetTries(db);
  const officer = await hire({ unit: 'Dostuk' });
  const { id, code } = await earnCertificate(db, officer.id);
  const nobody = await browser.newContext({ locale: 'en-GB' });
  const stranger = await nobody.newPage();
  await stranger.goto(`${baseURL}/verify/${code}`);
  await expect(stranger.getByRole('heading', heading)).toHaveText(en.certificate_standing_genuine!);

  await enter({ unit: 'Dostuk', role: 'manager' });
  await page.goto(`/certificates/${id}`);
  await page.locator('summary', { hasText: en.certificate_revoke }).click();
  await page.locator('[name=reason]').fill('  ');
  await page.locator('.ask-first form').evaluate((form: HTMLFormElement) => form.submit());
  await expect(page.locator('.ask-first')).toContainText(en.certificate_revoke_no_reason!);
  await page.locator('[name=reason]').fill('Sat by somebody else');
  await page.getByRole('button', { name: en.certificate_revoke_do, exact: true }).click();
  await expect(page.locator('main')).toContainText('Sat by somebody else');
  await expect(page.getByRole('link', { name: en.certificate_pdf })).toHaveCount(0);

  await stranger.reload();
  await expect(stranger.getByRole('heading', heading)).toHaveText(en.certificate_standing_revoked!);
  expect(await stranger.content()).not.toContain('Sat by somebody else');
  await nobody.close();
});

test('an expired certificate is said expired', async ({ page, db, hire }) => {
  const officer = await hire();
  const { id, code } = await earnCertificate(db, officer.id);
  const past = new Date(Date.now() - 86_400_000);
  await db.updateTable('certificate').set({ expires_at: past }).where('id', '=', id).execute();
  await page.goto(`/verify/${code}`);
  await expect(page.getByRole('heading', heading)).toHaveText(en.certificate_standing_expired!);
});

test('a code that nobody has tells nothing, whatever is wrong with it', async ({ page, db }) => {
  await forgetTries(db);
  const made = codeOf(Uint8Array.from({ length: codeBytes }, (_, place) => place * 23));
  const said = new Set<string>();
  for (const code of [made, 'nonsense', 'A', '%00', "'--"]) {
    const reply = await page.goto(`/verify/${code}`);
    if (code === '%00') continue;
    expect(reply?.status()).toBe(200);
    expect(reply?.headers()['x-robots-tag']).toBe('noindex');
    said.add((await page.locator('main').innerText()).replaceAll(code, ''));
  }
  expect([...said]).toHaveLength(1);
  expect([...said][0]).toContain(en.verify_unknown);
  await page.goto('/verify?code=abc');
  await expect(page.locator('main')).toContainText(en.verify_no_code!);
  await expect(page.locator('[name=code]')).toHaveValue('abc');
});
