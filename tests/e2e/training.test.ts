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

    test('a manager enters a training for three, puts one right, and sees it on the person', async ({
      page,
      enter,
      hire
    }) => {
      await enter({ unit: 'Dostuk', role: 'manager' });
      const three = [await hire({}), await hire({}), await hire({})];
      const elsewhere = await hire({ unit: 'Torugart' });
      const title = `Musk in hand ${three[0]!.badge}`;
      await page.goto('/team/trainings');
      await page.getByRole('link', { name: en.training_new! }).click();
      await page.getByLabel(en.training_title_of!).fill(title);
      await page.getByLabel(en.training_day!, { exact: true }).fill('2026-11-20');
      await page.getByLabel(en.training_begins!, { exact: true }).fill('09:00');
      await page.getByLabel(en.training_ends!, { exact: true }).fill('12:30');
      await page.getByLabel(en.training_trainer!).fill('Erlan');
      const lines = [three[0]!.badge, three[1]!.name, elsewhere.badge];
      await page.getByLabel(en.training_lines!).fill(lines.join('\n'));
      await page.getByLabel(en.training_all_present!).check();

      // a line that names nobody of the unit is told so, and nothing is entered
      await page.getByRole('button', { name: en.training_enter! }).click();
      await expect(page.getByRole('alert')).toContainText(en.training_nothing_entered!);
      await expect(page.getByText(en.training_line_unknown!)).toHaveCount(1);
      const mended = [...lines.slice(0, 2), three[2]!.badge];
      await page.getByLabel(en.training_lines!).fill(mended.join('\n'));
      await page.getByRole('button', { name: en.training_enter! }).click();

      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      for (const { name } of three)
        await expect(page.getByLabel(`Attendance: ${name}`)).toHaveValue('present');
      if (javaScript) await expectNoAxeFindings(page);
      await page.getByLabel(`Attendance: ${three[0]!.name}`).selectOption('excused');
      await page.getByLabel(`Remark: ${three[0]!.name}`).fill('At the doctor');
      await page.getByRole('button', { name: en.training_keep! }).click();
      await expect(page.locator('main').getByRole('status')).toContainText('1');

      await page.getByRole('link', { name: three[0]!.name }).click();
      const line = page.getByRole('listitem').filter({ hasText: title });
      await expect(line).toContainText(en.training_excused!);
      await expect(line).toContainText('At the doctor');

      // an inspector gets the whole of it on paper, and the log says who had it made
      const record = page.getByRole('link', { name: en.record_one! });
      const pdf = await page.request.get((await record.getAttribute('href'))!);
      expect(pdf.headers()['content-type']).toBe('application/pdf');
      expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
      await page.goto('/team/trail?what=record-made');
      await expect(page.getByRole('table')).toContainText(three[0]!.name);
    });
  });
