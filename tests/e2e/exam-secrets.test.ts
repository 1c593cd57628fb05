import type { BrowserContext, Page } from '@playwright/test';
import type { Question, QuestionText } from '#lib/domain/question/question.ts';
import { ask } from './support/ask.ts';
import { courseId } from './support/course.ts';
import { fillIn } from './support/fill-in.ts';
import { cookieOf, expect, test } from './support/people.ts';
import { doModules } from './support/road.ts';
import { attemptAt, itemForm, itemsOf } from './support/sit.ts';

test('no byte sent before an exam is handed in tells an answer', async ({
  page,
  context,
  db,
  enter
}) => {
  test.setTimeout(180_000);
  const { id } = await enter({ language: 'ru' });
  await doModules(db, id);
  const sent = recordEverything(context);
  await page.goto(`/courses/${courseId}/exam`);
  await page.locator('main form button').click();
  await expect(page).toHaveURL(/attempts\/[^/]+\/1$/);
  const questions = await itemsOf(db, page);
  const attempt = attemptAt(page);
  for (const [index, question] of questions.entries()) {
    // not the 2 of "1 of 20"
    await expect(page.locator('h1')).toHaveText(new RegExp(`\\D${index + 1}\\D`));
    // an order comes back as it was given, and given rightly it would be its own key
    const right = index % 2 === 0 && question.kind !== 'order';
    await fillIn(itemForm(page), question, { right });
    await page.locator('.actionbar .main').click();
  }
  await expect(page).toHaveURL(`/attempts/${attempt}`);
  // what a page without JavaScript and what the app's own data requests would bring
  const { name, value } = await cookieOf(db, id);
  const cookie = `${name}=${value}`;
  for (let item = 1; item <= questions.length; item++)
    for (const path of ['', '/__data.json'])
      sent.push((await ask(`/attempts/${attempt}/${item}${path}`, { cookie })).body);
  for (const path of ['', '/__data.json'])
    sent.push((await ask(`/attempts/${attempt}${path}`, { cookie })).body);
  await settle(page);

  const everything = sent.map(plain).join('\n');
  expect(everything).toContain(plain(questions[0]!.texts.ru!.stem).slice(0, 30));
  for (const question of questions) {
    // a trainer names a question after what it shows: the name would be an answer
    expect(everything, 'its name').not.toContain(question.id);
    for (const text of Object.values(question.texts))
      for (const secret of secretsOf(question, text).filter(
        (one) => question.kind !== 'short-answer' || !saidBy(questions, question, one)
      ))
        expect(everything, `${question.id}: ${secret.slice(0, 60)}`).not.toContain(plain(secret));
  }
  // by what only marking or explaining would write down
  const marker =
    /\b(accepted|explanation|feedback|target|right|key)"?:|verdict"?:"?(right|part|wrong)/;
  for (const body of sent.filter((body) => !body.startsWith('import') && !body.includes('//# ')))
    if (/^\s*[<{]/.test(body)) expect(marker.exec(body)?.[0]).toBeUndefined();
});

/** The bodies of all that the browser is sent from now on. */
function recordEverything(context: BrowserContext): string[] {
  const bodies: string[] = [];
  context.on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    bodies.push(response.url());
    if (/image|font/.test(type)) return;
    void response.text().then(
      (text) => bodies.push(text),
      () => {} // a redirect has no body
    );
  });
  return bodies;
}

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
}

/** Words that another item of the exam may say of its own: they do not come from this one's key. */
function saidBy(questions: Question[], but: Question, words: string): boolean {
  const others = questions.filter(({ id }) => id !== but.id).map(({ texts }) => texts);
  return plain(JSON.stringify(others)).includes(words);
}

/** What only somebody who has handed in may read: each on its own would be a help. */
function secretsOf(question: Question, text: QuestionText): string[] {
  const told = [text.explanation];
  if ('choices' in text && !('asksFeature' in text))
    told.push(...text.choices.map(({ feedback }) => feedback));
  if (question.kind === 'sort' && 'groups' in text)
    told.push(...text.items.map(({ feedback }) => feedback));
  if (question.kind === 'sort') told.push(JSON.stringify(question.key.groups));
  if (question.kind === 'match' || question.kind === 'label')
    told.push(JSON.stringify(question.key.pairs));
  if (question.kind === 'matrix') told.push(question.key.right.join('","'));
  if ('regions' in text) told.push(...text.regions.map(({ feedback }) => feedback));
  if ('feedback' in text) told.push(...Object.values(text.feedback));
  if (question.kind === 'short-answer')
    told.push(...question.key.accepted.filter((answer) => answer.length > 7));
  if (question.kind === 'order') told.push(question.key.order.join('","'));
  return told.filter((one): one is string => !!one && plain(one).length > 7);
}

/** Without tags, entities, escapes and spacing: the words, however they were packed. */
function plain(body: string): string {
  return body
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replaceAll('\\"', '"')
    .replace(/\\[nt]/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
