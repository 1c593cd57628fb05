import { courseId, theCourse, words } from './support/course.ts';
import { expect, test } from './support/people.ts';
import { earnCertificate } from './support/road.ts';

const en = words('en');

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an officer says that a question is wrong, a trainer answers, the officer reads it', async ({
    page,
    db,
    enter
  }) => {
    const { course } = await theCourse(db);
    const module = course.modules[0]!;
    const { id, step } = module.questions[0]!;
    const officer = await enter({ role: 'officer' });
    await page.goto(`/courses/${courseId}/${module.id}/${step}`);
    await page.locator(`#q-${id}`).getByRole('link', { name: en.report_link }).click();
    const said = `The picture is upside down, says ${officer.id}`;
    await page.getByLabel(en.report_words!).fill(said);
    await page.getByRole('button', { name: en.report_send }).click();
    await expect(page.getByText(said)).toBeVisible();
    await expect(page.getByText(en.report_waiting!)).toBeVisible();
    await expect(page.getByRole('button', { name: en.report_send })).toHaveCount(0);

    await enter({ role: 'trainer' });
    await page.goto(`/studio/${courseId}/reports`);
    const line = page.locator('li').filter({ hasText: said });
    await line.getByRole('link', { name: id }).click();
    await expect(page.getByText(said)).toBeVisible();
    await page.getByLabel(en.report_answer!).fill('It hangs the right way now.');
    await page.getByRole('button', { name: en.report_close }).click();
    await expect(page.getByText('It hangs the right way now.')).toBeVisible();

    const report = await db
      .selectFrom('report')
      .selectAll()
      .where('person_id', '=', officer.id)
      .executeTakeFirstOrThrow();
    expect(report.answer).toBe('It hangs the right way now.');
  });
});

test('a trainer sees beside the questions what officers made of them', async ({
  page,
  db,
  enter
}) => {
  const officer = await enter({ role: 'officer' });
  await earnCertificate(db, officer.id);
  await enter({ role: 'trainer' });
  await page.goto(`/studio/${courseId}/exam`);
  const first = page.locator('.stat details').first();
  await first.locator('summary').click();
  await expect(first.getByText(en.stat_facility!)).toBeVisible();
});
