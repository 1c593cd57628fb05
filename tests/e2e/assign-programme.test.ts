import { words } from './support/course.ts';
import { expect, test } from './support/people.ts';

const en = words('en');

for (const javaScript of [true, false])
  test.describe(javaScript ? 'with JavaScript' : 'without JavaScript, on 360 px', () => {
    test.use({
      javaScriptEnabled: javaScript,
      viewport: javaScript ? { width: 1280, height: 900 } : { width: 360, height: 780 }
    });

    test('a manager asks one officer for the whole programme, sees how far, and ends it', async ({
      page,
      enter,
      hire
    }) => {
      await enter({ unit: 'Dostuk', role: 'manager' });
      const officer = await hire({});
      await page.goto(`/team/assignments/new?person=${officer.id}`);
      const programme = page.getByRole('checkbox', { name: /Programme “/ });
      const title = (await page.locator('label', { has: programme }).innerText()).trim();
      await programme.check();
      await page.getByRole('button', { name: en.assignment_preview! }).click();
      await expect(page.locator('main').getByRole('status')).toContainText('People asked: 1.');
      await expect(page.locator('main').getByRole('status')).toContainText('Courses: 11.');
      await page.getByRole('button', { name: en.assignment_do!, exact: true }).click();

      const line = page.getByRole('listitem').filter({ hasText: officer.name });
      await expect(line).toHaveCount(1);
      await expect(line).toContainText('0 of 11 done');
      await line.getByRole('link').click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await expect(page.getByRole('table')).toContainText(officer.name);
      await page.getByText(en.assignment_end!).click();
      await page.getByRole('button', { name: en.assignment_end_do! }).click();
      await expect(page.locator('main')).not.toContainText(officer.name);
      await page.getByRole('link', { name: en.assignments_ended! }).click();
      await expect(page.getByRole('listitem').filter({ hasText: officer.name })).toHaveCount(1);
    });
  });
