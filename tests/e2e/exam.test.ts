import { randomUUID } from 'node:crypto';
import type { Db } from '#lib/server/db/schema.ts';
import { ownOrigin, send } from './support/ask.ts';
import { courseId, fieldsTo, theCourse, words } from './support/course.ts';
import { fillIn } from './support/fill-in.ts';
import { cookieOf, expect, test } from './support/people.ts';
import { beginExam, doModules, sitExam } from './support/road.ts';
import { itemForm } from './support/sit.ts';

const en = words('en');
const examPage = `/courses/${courseId}/exam`;
const hours = (count: number) => new Date(Date.now() - count * 3_600_000);

test('a failed exam explains itself, and the next one waits its time', async ({
  page,
  db,
  enter
}) => {
  const { id } = await enter();
  const isDecide = ({ kind }: { kind: string }) => kind === 'decide';
  const { attemptId } = await sitExam(db, id, isDecide);
  await page.goto(`/attempts/${attemptId}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.result_not_passed!);
  await expect(page.getByRole('heading', { name: en.result_limits })).toBeVisible();
  const { course } = await theCourse(db);
  await expect(page.locator('main')).toContainText(`${course.exam.pass}`);
  const revisit = page.locator('section', {
    has: page.getByRole('heading', { name: en.result_revisit })
  });
  expect(await revisit.getByRole('link').count()).toBeGreaterThan(0);
  for (const link of await revisit.getByRole('link').all())
    expect((await page.request.get((await link.getAttribute('href'))!)).status()).toBe(200);
  await expect(page.locator('main')).toContainText(en.exam_too_soon!.split('{')[0]!);

  await page.goto(examPage);
  await expect(page.getByRole('button', { name: en.exam_start })).toHaveCount(0);
  await expect(page.locator('main')).toContainText(en.exam_too_soon!.split('{')[0]!);
  await start(db, id);
  expect(await attemptsOf(db, id)).toBe(1);

  await db
    .updateTable('attempt')
    .set({ submitted_at: hours(course.exam.waitHours + 1) })
    .where('id', '=', attemptId)
    .execute();
  await page.reload();
  await page.getByRole('button', { name: en.exam_start }).click();
  await expect(page).toHaveURL(/attempts\/[^/]+\/1$/);
  expect(await attemptsOf(db, id)).toBe(2);
});

test('an exam cannot be begun before its modules are done, nor twice at once', async ({
  page,
  db,
  enter
}) => {
  const [early, ready] = [await enter(), await enter()];
  const { course } = await theCourse(db);
  await doModules(db, early.id, [course.modules[0]!.id]);
  await start(db, early.id);
  expect(await attemptsOf(db, early.id)).toBe(0);
  await doModules(db, ready.id);
  await Promise.all(Array.from({ length: 5 }, () => start(db, ready.id)));
  expect(await attemptsOf(db, ready.id)).toBe(1);
  await page.goto(examPage);
  await expect(page.getByRole('link', { name: en.exam_continue })).toBeVisible();
});

test('an exam goes on at the same item on another device', async ({ page, browser, db, enter }) => {
  const { id } = await enter();
  await doModules(db, id);
  const { attemptId, questions } = await beginExam(db, id);
  for (const [index, question] of questions.slice(0, 2).entries()) {
    await page.goto(`/attempts/${attemptId}/${index + 1}`);
    await fillIn(itemForm(page), question);
    await page.locator('.actionbar .main').click();
    await expect(page).toHaveURL(`/attempts/${attemptId}/${index + 2}`);
  }
  await expect.poll(() => keptIn(db, attemptId)).toBe(2);

  const elsewhere = await browser.newContext();
  await elsewhere.addCookies([await cookieOf(db, id)]);
  const phone = await elsewhere.newPage();
  await phone.goto(`http://127.0.0.1:${process.env.E2E_PORT || 4180}${examPage}`);
  await phone.getByRole('link', { name: en.exam_continue }).click();
  await expect(phone).toHaveURL(/\/3$/);
  await expect(phone.locator('.map a.done')).toHaveCount(2);
  await fillIn(itemForm(phone), questions[2]!);
  await phone.locator('.actionbar .main').click();
  await expect(phone).toHaveURL(/\/4$/);
  await expect.poll(() => keptIn(db, attemptId)).toBe(3);
  await elsewhere.close();
  await page.goto(`/attempts/${attemptId}`);
  await expect(page.locator('.map a.done')).toHaveCount(3);
});

test('an answer in the exam without a line is kept and sent when the line is back', async ({
  page,
  context,
  db,
  enter
}) => {
  const { id } = await enter();
  await doModules(db, id);
  const { attemptId, questions } = await beginExam(db, id);
  const item = questions.findIndex(({ kind }) => kind === 'choose-one') + 1;
  await page.goto(`/attempts/${attemptId}/${item}`);
  await context.setOffline(true);
  await fillIn(itemForm(page), questions[item - 1]!);
  await expect(itemForm(page)).toContainText(en.saved_no_line!.slice(0, 12));
  expect(await keptIn(db, attemptId)).toBe(0);
  await context.setOffline(false);
  await expect.poll(() => keptIn(db, attemptId)).toBe(1);
});

test('an exam answer sent ten times at once is kept once, and told nothing about', async ({
  context,
  db,
  enter
}) => {
  const { id } = await enter();
  await doModules(db, id);
  const { attemptId, questions } = await beginExam(db, id);
  const sent = {
    ...{ id: randomUUID(), person: id, revision: '', question: `${attemptId}/1` },
    ...{ language: 'en', fields: fieldsTo(questions[0]!), confidence: null, givenAt: null },
    attempt: { id: attemptId, item: 1 }
  };
  const post = () =>
    context.request.post('/responses', {
      data: { responses: [sent] },
      headers: { origin: ownOrigin }
    });
  const told = await Promise.all(Array.from({ length: 10 }, post));
  for (const reply of told) {
    expect(reply.status()).toBe(200);
    const { replies } = (await reply.json()) as { replies: Record<string, unknown>[] };
    expect(replies).toHaveLength(1);
    expect(Object.keys(replies[0]!).sort()).toEqual(['id', 'kind', 'receivedAt']);
    expect(replies[0]!.kind).toBe('kept');
  }
  expect(await answersIn(db, attemptId)).toHaveLength(1);
});

test('an exam handed in five times at once gives one certificate', async ({ page, db, enter }) => {
  const { id } = await enter();
  await doModules(db, id);
  const { attemptId, questions } = await beginExam(db, id);
  const { name, value } = await cookieOf(db, id);
  const cookie = `${name}=${value}`;
  for (const [index, question] of questions.entries()) {
    const fields = Object.entries(fieldsTo(question)).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, one])
    );
    const body = new URLSearchParams([...fields, ['response', randomUUID()], ['go', 'next']]);
    await send(`/attempts/${attemptId}/${index + 1}`, body, cookie);
  }
  const handIn = () => send(`/attempts/${attemptId}?/submit`, {}, cookie);
  const told = await Promise.all(Array.from({ length: 5 }, handIn));
  for (const { status, headers } of told)
    expect([status, headers.location]).toEqual([303, `/attempts/${attemptId}`]);
  await handIn();
  const earned = await db
    .selectFrom('certificate')
    .select('id')
    .where('person_id', '=', id)
    .execute();
  expect(earned).toHaveLength(1);
  await page.goto(`/attempts/${attemptId}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.result_passed!);
  await page.getByRole('link', { name: en.result_to_certificate }).click();
  await expect(page).toHaveURL(`/certificates/${earned[0]!.id}`);
});

test('when the time is over the exam is closed with what was kept', async ({ page, db, enter }) => {
  const { id } = await enter();
  await doModules(db, id);
  const { attemptId, questions } = await beginExam(db, id, hours(1));
  await page.goto(`/attempts/${attemptId}/1`);
  const { name, value } = await cookieOf(db, id);
  const late = new URLSearchParams({ response: randomUUID(), go: 'next' });
  for (const [name, value] of Object.entries(fieldsTo(questions[0]!)))
    for (const one of [value].flat()) late.append(name, one);
  await send(`/attempts/${attemptId}/1`, late, `${name}=${value}`);
  expect(await keptIn(db, attemptId)).toBe(0);
  await page.goto(examPage);
  await page.goto(`/attempts/${attemptId}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.result_not_passed!);
});

async function start(db: Db, personId: string): Promise<void> {
  const { name, value } = await cookieOf(db, personId);
  await send(examPage, {}, `${name}=${value}`);
}

async function attemptsOf(db: Db, personId: string): Promise<number> {
  const rows = await db
    .selectFrom('attempt')
    .innerJoin('enrolment', 'enrolment.id', 'attempt.enrolment_id')
    .select('attempt.id')
    .where('person_id', '=', personId)
    .execute();
  return rows.length;
}

/** How many items have an answer. */
async function keptIn(db: Db, attemptId: string): Promise<number> {
  return new Set((await answersIn(db, attemptId)).map(({ question_id }) => question_id)).size;
}

function answersIn(db: Db, attemptId: string) {
  return db
    .selectFrom('response')
    .select(['id', 'question_id'])
    .where('attempt_id', '=', attemptId)
    .execute();
}
