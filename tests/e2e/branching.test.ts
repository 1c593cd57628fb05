import type { Case } from '#lib/domain/case/case.ts';
import { walkCase } from '#lib/domain/case/play-case.ts';
import type { Db } from '#lib/server/db/schema.ts';
import { expectNoAxeFindings } from './support/axe.ts';
import { theCourse } from './support/course.ts';
import { expect, test } from './support/people.ts';

/** The case of the course, and the text of each branch without its tags. */
async function caseOf(db: Db) {
  const { course } = await theCourse(db);
  const one = Object.values(course.cases)[0]!;
  const words = (node: string) => one.texts['en']!.nodes[node]!.text.replace(/<[^>]*>/g, '').trim();
  return { one, words, path: `/courses/${course.id}/${one.module}/${one.step}` };
}

/** The ids of choices that lead from the start to an ending with this verdict. */
function wayTo(one: Case, verdict: string, choices: string[] = []): string[] | null {
  const { here } = walkCase(one, choices);
  if (one.nodes[here]!.verdict) return one.nodes[here]!.verdict === verdict ? choices : null;
  for (const { id } of one.nodes[here]!.choices) {
    const way = wayTo(one, verdict, [...choices, id]);
    if (way) return way;
  }
  return null;
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a case is left in the middle, gone on with, ended and played again', async ({
      page,
      db,
      enter
    }) => {
      await enter();
      const { one, words, path } = await caseOf(db);
      const way = wayTo(one, 'right')!;
      await page.goto(path);
      const frame = page.locator('[data-case]');
      await frame.locator(`button[value="${way[0]}"]`).click();
      await expect(frame.locator('ol > li')).toHaveCount(1);
      await page.goto('/');
      await page.goto(path);
      await expect(frame.locator('ol > li')).toHaveCount(1);
      for (const [index, choice] of way.slice(1).entries()) {
        await frame.locator(`button[value="${choice}"]`).click();
        await expect(frame.locator('ol > li')).toHaveCount(index + 2);
      }
      await expect(frame.locator('.verdict')).toBeVisible();
      await expect(frame).toContainText(words(walkCase(one, way).here).slice(0, 40));
      await frame.locator('a.btn').click();
      await expect(frame.locator('ol')).toHaveCount(0);
      await expect(frame).toContainText(words(one.start).slice(0, 40));
    });
  });

test('nothing of what comes in a case is sent before it is chosen', async ({
  page,
  context,
  db,
  enter
}) => {
  await enter();
  const { one, words, path } = await caseOf(db);
  const sent: string[] = [];
  context.on('response', (response) => {
    void response.text().then(
      (text) => sent.push(text),
      () => {}
    );
  });
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  sent.push(await (await page.request.get(`${path}/__data.json`)).text());
  const everything = sent.join('\n').replace(/<[^>]*>/g, '');
  expect(everything).toContain(words(one.start).slice(0, 40));
  for (const [id, { choices }] of Object.entries(one.nodes)) {
    const whys = one.texts['en']!.nodes[id]!.choices.map(({ why }) => why ?? '');
    for (const why of whys)
      expect(everything).not.toContain(why.replace(/<[^>]*>/g, '').slice(0, 30));
    if (id === one.start) continue;
    expect(everything, id).not.toContain(words(id).slice(0, 30));
    for (const choice of choices) expect(everything).not.toContain(choice.id);
  }
});

test('a key is played by keyboard, gone back in, and reads whole without JavaScript', async ({
  page,
  browser,
  context,
  db,
  enter
}) => {
  await enter();
  const { course } = await theCourse(db);
  const modules = course.texts['en']!.modules;
  const steps = modules.flatMap(({ id, steps }) => steps.map((step) => ({ id, step })));
  const found = steps.find(({ step }) => step.blocks.some(({ kind }) => kind === 'key'))!;
  const path = `/courses/${course.id}/${found.id}/${found.step.number}`;
  await page.goto(path);
  const key = page.locator('[data-key]');
  await expect(key.locator('[data-branch]:visible')).toHaveCount(1);
  await expectNoAxeFindings(page);
  await key.locator('a.way:visible').first().focus();
  await page.keyboard.press('Enter');
  await expect(key.locator('[data-branch]').nth(1)).toBeFocused();
  await key.locator('a.way:visible').first().focus();
  await page.keyboard.press('Enter');
  await expect(key.locator('.end:visible')).toHaveCount(1);
  await key.locator('[data-back]').click();
  await expect(key.locator('[data-branch]').nth(1)).toBeVisible();
  await key.locator('[data-whole]').click();
  const all = await key.locator('[data-branch]').count();
  await expect(key.locator('[data-branch]:visible')).toHaveCount(all);

  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await context.storageState()
  });
  const bare = await plain.newPage();
  await bare.goto(path);
  await expect(bare.locator('[data-branch]:visible')).toHaveCount(all);
  const first = bare.locator('a.way').first();
  const target = (await first.getAttribute('href'))!;
  await first.click();
  await expect(bare.locator(`${target}:target`)).toBeInViewport();
  await plain.close();
});
