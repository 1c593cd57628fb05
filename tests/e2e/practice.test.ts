import { expectNoAxeFindings } from './support/axe.ts';
import { words } from './support/course.ts';
import { fillIn } from './support/fill-in.ts';
import { expect, test } from './support/people.ts';
import { answerInModules, beginPractice } from './support/road.ts';

const en = words('en');

for (const javaScript of [true, false])
  test.describe(javaScript ? 'with JavaScript, on 360 px' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: javaScript, viewport: { width: 360, height: 780 } });

    test('an officer practises what is due, skips one, and hears what came of it', async ({
      page,
      db,
      enter
    }) => {
      const officer = await enter();
      await answerInModules(db, officer.id);
      await page.goto('/');
      await page.locator('.a-prac a').click();
      const { practiceId, questions } = await beginPractice(db, officer.id);
      await page.goto('/practice');
      await page.getByRole('link', { name: en.practice_go_on! }).click();
      for (const [index, question] of questions.entries()) {
        await expect(page).toHaveURL(
          (url) => url.pathname === `/practice/${practiceId}/${index + 1}`
        );
        if (index === 1) {
          await page.getByRole('button', { name: en.practice_skip! }).click();
          continue;
        }
        const form = page.locator(`#q-${question.id}`);
        await fillIn(form, question, { javaScript });
        await form.getByRole('button', { name: en.question_check! }).click();
        await expect(page.locator(`#q-${question.id} .feedback`)).toHaveClass(/right/);
        await page.locator('.actionbar .main').click();
      }
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.practice_over!);
      await expect(page.locator('main')).toContainText(en.practice_better!);
      if (javaScript) await expectNoAxeFindings(page);
      const answers = await db
        .selectFrom('response')
        .innerJoin('practice_item', 'practice_item.id', 'response.id')
        .select('response.id')
        .where('practice_id', '=', practiceId)
        .execute();
      expect(answers).toHaveLength(questions.length - 1);
    });
  });
