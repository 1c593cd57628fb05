import { expect, type Page } from '@playwright/test';
import type { Question } from '#lib/domain/question/question.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { words } from './course.ts';
import { fillIn } from './fill-in.ts';
import { questionsOf } from './posed.ts';

type How = { language?: 'en' | 'ru'; javaScript?: boolean; right?: boolean };

/** The questions of the attempt that this page is in, in the order of their items. */
export const itemsOf = (db: Db, page: Page): Promise<Question[]> =>
  questionsOf(db, attemptAt(page));

export const attemptAt = (page: Page) => /attempts\/([^/]+)/.exec(page.url())![1]!;
export const itemForm = (page: Page) => page.locator('form', { has: page.locator('.item') });

/** Begins the exam on its page, answers every item and hands it in: ends on the result. */
export async function sitThrough(page: Page, db: Db, how: How = {}): Promise<void> {
  const say = words(how.language ?? 'en');
  await page.getByRole('button', { name: say.exam_start }).click();
  await expect(page).toHaveURL(/attempts\/[^/]+\/1$/);
  const questions = await itemsOf(db, page);
  for (const [index, question] of questions.entries()) {
    await expect(page).toHaveURL(new RegExp(`/${index + 1}$`));
    // a page that goes on without loading anew: its heading says when it has
    const heading = say.exam_item!.replace('{number}', `${index + 1}`);
    const wanted = heading.replace('{of}', `${questions.length}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(wanted);
    await fillIn(itemForm(page), question, how);
    await page.locator('.actionbar .main').click();
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say.exam_review_title!);
  await handIn(page, say);
}

export async function handIn(page: Page, say = words('en')): Promise<void> {
  await page.locator('summary', { hasText: say.exam_finish }).click();
  await page.getByRole('button', { name: say.exam_finish_do }).click();
}
