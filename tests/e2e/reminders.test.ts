import { words } from './support/course.ts';
import { expect, test } from './support/people.ts';

const en = words('en');

test('an administrator words a letter, sees it, tries it on herself, and takes it back', async ({
  page,
  db,
  enter
}) => {
  const { id } = await enter({ role: 'administrator' });
  const email = `${id}@customs.test`;
  await db.updateTable('person').set({ email }).where('id', '=', id).execute();

  await page.goto('/admin/reminders/texts/overdue?language=uz');
  const body = page.getByLabel(en.reminder_field_body!);
  await page.getByLabel(en.reminder_field_subject!).fill(`Muddati oʻtgan: {course}`);
  await body.fill('{kurs} — {day}');
  await page.getByRole('button', { name: en.reminder_text_save! }).click();
  await expect(page.getByRole('alert')).toContainText(en.reminder_text_refused!);
  await expect(body).toHaveValue('{kurs} — {day}');
  await expect(page.locator('.err')).toHaveCount(3);
  await expect(page.locator('.err').first()).toContainText('{kurs}');

  await body.fill('{course} — {day}\n{link}');
  await page.getByRole('button', { name: en.reminder_text_preview! }).click();
  await expect(page.locator('.letter')).toContainText('/courses/');
  await expect(page.locator('.subject')).toContainText('Muddati oʻtgan: ');
  await page.getByRole('button', { name: en.reminder_text_test! }).click();
  await expect(page.getByRole('status').filter({ hasText: email })).toBeVisible();
  await page.goto('/admin/mail');
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('Muddati oʻtgan');

  await page.goto('/admin/reminders/texts/overdue?language=uz');
  await body.fill('{course} — {day}\n{link}');
  await page.getByRole('button', { name: en.reminder_text_save! }).click();
  await expect(page.getByText(en.reminder_text_saved!)).toBeVisible();
  await page.locator('summary', { hasText: en.reminder_text_reset_other! }).click();
  await page.getByRole('button', { name: en.reminder_text_reset_other! }).click();
  await expect(page.getByText(en.reminder_text_was_reset!)).toBeVisible();
});

test('the rule is read in words, and changed', async ({ page, enter }) => {
  await enter({ role: 'administrator' });
  await page.goto('/admin/reminders');
  await expect(page.locator('.rules')).toContainText('14, 7 and 1 day before');
  await page.locator('summary', { hasText: en.reminder_kind_expiring! }).click();
  const form = page.locator('form').filter({ has: page.locator('input[value=expiring]') });
  await form.getByLabel(en.reminder_field_days!).fill('90, soon');
  await form.getByRole('button', { name: en.reminder_save! }).click();
  await expect(form.locator('.err')).toContainText(en.reminder_rule_refused_days!);
  await form.getByLabel(en.reminder_field_days!).fill('90, 60, 30 and 7');
  await form.getByRole('button', { name: en.reminder_save! }).click();
  await expect(page.getByText(en.reminder_rule_saved!)).toBeVisible();
  await expect(page.locator('.rules')).toContainText('90, 60, 30 and 7 days before');
});
