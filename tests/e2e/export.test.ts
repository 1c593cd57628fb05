import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { words } from './support/course.ts';
import { expect, test } from './support/people.ts';

const en = words('en');

const openMenu = (page: Page) => page.locator('details.export > summary').click();

async function take(page: Page): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: en.export_take! }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

for (const javaScriptEnabled of [true, false])
  test.describe(`a manager takes the team away, JavaScript ${javaScriptEnabled}`, () => {
    test.use({ javaScriptEnabled });

    test('with the filters as they are; how it was written is the next default', async ({
      page,
      enter,
      hire
    }) => {
      await enter({ unit: 'Dostuk', role: 'manager' });
      const [asked, other] = [await hire({ unit: 'Dostuk' }), await hire({ unit: 'Dostuk' })];
      await page.goto(`/team?text=${encodeURIComponent(asked.name)}`);
      await openMenu(page);
      await page.getByLabel(en.export_format_csv!).check();
      await page.getByLabel(en.export_separator!).selectOption('tab');
      const { name, text } = await take(page);
      expect(name).toMatch(/^hornbook-team-\d{4}-\d\d-\d\d\.csv$/);
      expect(text).toContain(asked.name);
      expect(text).not.toContain(other.name);
      expect(text).toContain(`${en.export_text}\t${asked.name}`);

      await page.goto('/team/assignments');
      await openMenu(page);
      await expect(page.getByLabel(en.export_format_csv!)).toBeChecked();
      await page.getByLabel(en.export_format_xlsx!).check();
      expect((await take(page)).name).toMatch(/^hornbook-assignments-.*\.xlsx$/);
    });

    test('and orders it by mail, has one sent now, pauses and ends it', async ({
      page,
      enter,
      db
    }) => {
      const manager = await enter({ unit: 'Dostuk', role: 'manager' });
      const email = `${manager.badge}@customs.test`;
      await db.updateTable('person').set({ email }).where('id', '=', manager.id).execute();
      await page.goto('/team?text=Ai');
      await openMenu(page);
      await page.getByRole('link', { name: en.export_regularly! }).click();
      await expect(page.locator('main form')).toContainText(`${en.export_text}: Ai`);
      await page.getByLabel(en.subscription_each_month!).check();
      await page.getByLabel(en.subscription_day!).selectOption('31');
      await page.getByRole('button', { name: en.subscription_order! }).click();
      await expect(page).toHaveURL(/\/team\/subscriptions$/);
      await page.getByRole('heading', { level: 2 }).getByRole('link').click();
      await page.getByRole('button', { name: en.subscription_send! }).click();
      await expect(async () => {
        await page.reload();
        await expect(page.getByRole('table')).toContainText('kB', { timeout: 500 });
      }).toPass();
      await page.getByRole('button', { name: en.subscription_pause! }).click();
      await expect(page.getByRole('button', { name: en.subscription_resume! })).toBeVisible();
      await page.getByText(en.subscription_end!, { exact: true }).click();
      await page.getByRole('button', { name: en.subscription_end_do! }).click();
      await expect(page.getByRole('button', { name: en.subscription_send! })).toHaveCount(0);
      const mails = await db
        .selectFrom('mail')
        .select('body')
        .where('person_id', '=', manager.id)
        .execute();
      expect(mails).toHaveLength(1);
      expect(mails[0]!.body).toContain('/team?text=Ai');
    });
  });
