import { expectNoAxeFindings } from './support/axe.ts';
import { words } from './support/course.ts';
import { expect, test } from './support/people.ts';

const en = words('en');

for (const javaScript of [true, false])
  test.describe(javaScript ? 'with JavaScript' : 'without JavaScript, on 360 px', () => {
    test.use({
      javaScriptEnabled: javaScript,
      viewport: javaScript ? { width: 1280, height: 900 } : { width: 360, height: 780 }
    });

    test('a manager sees what is taken for what, goes down to a post, and names nobody', async ({
      page,
      db,
      enter
    }) => {
      await enter({ unit: 'Dostuk', role: 'manager', over: 'Customs Service (demonstration)' });
      await page.goto('/team');
      await page.getByRole('link', { name: en.recognition_title! }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Customs Service');
      await expect(page.locator('.heat').first()).toBeVisible();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(javaScript ? 1280 : 360);
      if (javaScript) await expectNoAxeFindings(page);
      const people = await db
        .selectFrom('person')
        .select('name')
        .where('left_at', 'is', null)
        .execute();
      const said = (await page.locator('main').textContent())!;
      for (const { name } of people) expect(said).not.toContain(name);
      await page.getByRole('link', { name: 'Osh region' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Osh region');
    });
  });

test('a manager of one post finds no other', async ({ page, db, enter }) => {
  await enter({ unit: 'Dostuk', role: 'manager', over: 'Dostuk' });
  const other = await db
    .selectFrom('unit')
    .select('id')
    .where('name', '=', 'Torugart')
    .executeTakeFirstOrThrow();
  const answer = await page.goto(`/team/recognition?unit=${other.id}`);
  expect(answer!.status()).toBe(404);
});
