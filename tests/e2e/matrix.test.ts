import { expectNoAxeFindings } from './support/axe.ts';
import { words } from './support/course.ts';
import { expect, test } from './support/people.ts';

const en = words('en');

for (const javaScript of [true, false])
  test.describe(javaScript ? 'on a desk' : 'on a phone, without JavaScript', () => {
    test.use({
      javaScriptEnabled: javaScript,
      viewport: javaScript ? { width: 1280, height: 900 } : { width: 320, height: 700 }
    });

    test('a figure of the overview opens the people behind it, cell by cell', async ({
      page,
      enter
    }) => {
      await enter({ unit: 'Dostuk', role: 'manager', over: 'Customs Service (demonstration)' });
      await page.goto('/team/overview');
      // a figure counts people, the list frames each cell of theirs that is meant
      const concern = page.locator('.figures a[href*="concern=over"]');
      const figure = Number(await concern.locator('.big').textContent());
      await concern.click();
      await expect(page).toHaveURL(/\/team\?.*concern=over/);
      if (figure <= 50) await expect(page.locator('tbody tr')).toHaveCount(figure);
      await expect(page.locator('tbody tr:not(:has(td.asked))')).toHaveCount(0);
      await expect(page.locator('td.asked').first()).toContainText(en.due_over!);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(javaScript ? 1280 : 320);
      if (javaScript) await expectNoAxeFindings(page);

      await page.getByRole('link', { name: en.team_clear! }).click();
      await expect(page).not.toHaveURL(/concern/);
      await page.getByRole('rowheader').getByRole('link').first().click();
      await expect(page.getByRole('heading', { name: en.team_history! })).toBeVisible();
    });

    test('a day before anybody came is empty, and says the way back', async ({ page, enter }) => {
      await enter({ unit: 'Dostuk', role: 'manager' });
      await page.goto('/team?on=2001-01-01');
      await page.getByRole('link', { name: en.matrix_today! }).click();
      await expect(page.getByRole('rowheader').first()).toBeVisible();
    });
  });
