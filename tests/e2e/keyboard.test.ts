import type { Locator, Page } from '@playwright/test';
import type { Answer, Kind } from '#lib/domain/question/question.ts';
import { answerTo, firstOfKind, theCourse } from './support/course.ts';
import { expect, test } from './support/people.ts';

const kinds: Kind[] = [
  ...(['choose-one', 'choose-all', 'order', 'match'] as const),
  ...(['measure', 'short-answer', 'tap', 'decide'] as const),
  ...(['matrix', 'label', 'sort'] as const)
];

for (const kind of kinds)
  test(`a question of kind ${kind} is answered by keyboard only`, async ({ page, db, enter }) => {
    await enter();
    const { question, path } = firstOfKind((await theCourse(db)).course, kind);
    await page.goto(path);
    const form = page.locator(`#q-${question.id}`);
    await expect(form.getByRole('button').last()).toBeVisible();
    await give(page, form, answerTo(question));
    await expect(form.locator('.feedback')).toHaveClass(/right/);
    // what is told is where the reader is, and the way on is one more key away
    await expect(form.locator('.verdict')).toBeFocused();
    await tabTo(page, page.locator('.actionbar .main'));
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(path);
  });

async function give(page: Page, form: Locator, answer: Answer): Promise<void> {
  switch (answer.kind) {
    case 'choose-one':
      await tabTo(page, form.locator('[name=choice]').first());
      await page.keyboard.press(await keyOf(form, 'choice', answer.choice));
      return page.keyboard.press('Enter');
    case 'choose-all':
      await tabTo(page, form.locator('[name=choice]').first());
      for (const choice of answer.choices)
        await page.keyboard.press(await keyOf(form, 'choice', choice));
      return page.keyboard.press('Enter');
    case 'decide':
      await tabTo(page, form.locator('[name=choice]').first());
      await page.keyboard.press(await keyOf(form, 'choice', answer.choice));
      await tabTo(page, form.locator('[name=confidence]').first());
      await page.keyboard.press('Space');
      return page.keyboard.press('Enter');
    case 'order':
      for (const [place, id] of answer.order.entries()) await moveTo(page, form, id, place);
      await tabTo(page, form.locator('.acts button'));
      return page.keyboard.press('Enter');
    case 'matrix':
      for (const tick of answer.ticks) {
        await tabTo(page, form.locator(`input[value="${tick}"]`));
        await page.keyboard.press('Space');
      }
      return page.keyboard.press('Enter');
    case 'sort':
      for (const [item, group] of Object.entries(answer.groups)) {
        await tabTo(page, form.locator(`[name="group_${item}"]`).first());
        const wanted = form.locator(`[name="group_${item}"][value="${group}"]`);
        await page.keyboard.press('Space');
        while (!(await wanted.isChecked())) await page.keyboard.press('ArrowDown');
      }
      return page.keyboard.press('Enter');
    case 'match':
    case 'label':
      for (const [left, match] of Object.entries(answer.pairs)) {
        const select = form.locator(`select[name="pair_${left}"]`);
        await tabTo(page, select);
        while ((await select.inputValue()) !== match) await page.keyboard.press('ArrowDown');
      }
      await tabTo(page, form.locator('.acts button'));
      return page.keyboard.press('Enter');
    case 'measure':
    case 'short-answer':
      await tabTo(page, form.locator('input:not([type=hidden])'));
      await page.keyboard.type(answer.text);
      return page.keyboard.press('Enter');
    case 'tap':
      if (!('region' in answer)) throw new Error('the list is for keys');
      await tabTo(page, form.locator('summary'));
      await page.keyboard.press('Enter');
      await tabTo(page, form.locator('[name=region]').first());
      await page.keyboard.press(await keyOf(form, 'region', answer.region));
      return page.keyboard.press('Enter');
  }
}

async function moveTo(page: Page, form: Locator, id: string, place: number): Promise<void> {
  const item = form.locator(`li[data-item="${id}"]`);
  const placeOf = () => item.evaluate((li) => [...li.parentElement!.children].indexOf(li));
  for (let at = await placeOf(); at > place; at = await placeOf()) {
    await tabTo(page, item.locator('[data-by="-1"]'));
    await page.keyboard.press('Enter');
  }
}

/** The number printed beside a choice is the key that chooses it. */
function keyOf(form: Locator, name: string, value: string): Promise<string> {
  const input = form.page().locator(`input[name="${name}"][value="${value}"]`);
  return form.locator('label', { has: input }).locator('.key').innerText();
}

/** Presses Tab until this has the focus, as somebody without a mouse must. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${String(wanted)} by Tab`);
}
