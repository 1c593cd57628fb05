import { expectNoAxeFindings } from './support/axe.ts';
import { courseId, theCourse, words } from './support/course.ts';
import { fillIn } from './support/fill-in.ts';
import { expect, test } from './support/people.ts';
import { posedIn } from './support/posed.ts';

const en = words('en');

test('an officer identifies one horn after another, and each is a new one', async ({
  page,
  db,
  enter
}) => {
  await enter();
  const { course } = await theCourse(db);
  const question = course.questions['whose_is_it']!;
  await page.goto(`/courses/${courseId}/${question.module}/${question.step}`);
  const form = page.locator(`#q-${question.id}`);
  const shown = () => form.locator('.specimens img').first().getAttribute('src');
  const first = await shown();
  await page.reload();
  expect(await shown(), 'it waits for its answer').toBe(first);
  await expectNoAxeFindings(page);
  await fillIn(form, await posedIn(db, form, question));
  await form.getByRole('button', { name: en.question_check }).click();
  await expect(form.locator('.feedback')).toHaveClass(/right/);
  expect(await shown(), 'it is shown again as it was').toBe(first);
  await expectNoAxeFindings(page);
  await form.getByRole('link', { name: en.question_another }).click();
  await expect(form.getByRole('button', { name: en.question_check })).toBeVisible();
  expect(await shown()).not.toBe(first);
});

test('a trainer approves and rejects specimens for exams, on a phone', async ({
  page,
  db,
  enter
}) => {
  const { id } = await enter({ role: 'trainer' });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/studio');
  await page.getByRole('link', { name: en.gallery_title }).click();
  await expect(page).toHaveURL('/studio/specimens');
  await page.getByRole('link', { name: /^Saiga Saiga tatarica/ }).click();
  await page.getByLabel(en.gallery_show!).selectOption('open');
  await page.getByRole('button', { name: en.people_show }).click();
  await expect(page).toHaveURL(/state=open/);
  const seeds = page.locator('[name=seed]');
  const [one, two] = [await seeds.nth(0).inputValue(), await seeds.nth(1).inputValue()];
  const say = (text: string, seed: string) => text.replace('{seed}', seed);
  await page.getByRole('button', { name: say(en.gallery_approve_one!, one), exact: true }).click();
  await page.getByRole('button', { name: say(en.gallery_reject_one!, two), exact: true }).click();
  await expect(page).toHaveURL(/state=open/);
  await expect(page.locator(`[name=seed][value="${one}"]`)).toHaveCount(0);
  const kept = await db
    .selectFrom('specimen_review')
    .select(['seed', 'verdict'])
    .where('reviewed_by', '=', id)
    .orderBy('seq')
    .execute();
  expect(kept).toEqual([
    { seed: Number(one), verdict: 'approved' },
    { seed: Number(two), verdict: 'rejected' }
  ]);
  await page.goto('/studio/specimens/saiga_tatarica?state=rejected');
  await expect(page.locator('main')).toContainText(say(en.gallery_seed!, two));
});
