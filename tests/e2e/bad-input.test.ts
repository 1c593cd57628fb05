import { randomUUID } from 'node:crypto';
import { makeToken } from '#lib/server/session/token.ts';
import { ask, ownOrigin, send } from './support/ask.ts';
import { buildCast, forgetTries, type Asker, type Cast } from './support/cast.ts';
import { courseId, fieldsTo, firstOfKind, theCourse, words } from './support/course.ts';
import { cookieOf, expect, test } from './support/people.ts';
import type { Db } from '#lib/server/db/schema.ts';

test.describe.configure({ mode: 'default' });

const en = words('en');
let known: Promise<Cast> | undefined;
const castOf = (db: Db) => (known ??= buildCast(db));

const bad = [
  ...['', ' ', 'x'.repeat(20_000), 'a\0b', '\ud83e', "'; drop table person; --", '-1', '1e400'],
  ...['__proto__', 'constructor', '<script>alert(1)</script>', '-'.repeat(36), '٣', 'NaN'],
  '00000000-0000-0000-0000-000000000000'
];

type Form = { at: string; as: Asker; fields: Record<string, string> };

async function everyForm(db: Db, cast: Cast): Promise<Form[]> {
  const { course, revisionId } = await theCourse(db);
  const { question, path } = firstOfKind(course, 'choose-one');
  const passwords = { password: 'over the dry steppe', again: 'over the dry steppe' };
  const person = {
    ...{ name: 'Жаңы', email: '', badge: 'N-1', unit: cast.unit, role: 'officer' },
    ...{ language: 'ru', way: 'later', token: makeToken().token }
  };
  const owner = `/admin/people/${cast.ids.foreigner}`;
  return [
    { at: '/language', as: 'nobody', fields: { language: 'en', back: '/' } },
    { at: '/theme', as: 'nobody', fields: { theme: 'dark', back: '/' } },
    { at: '/sign-in?/demo', as: 'nobody', fields: { role: 'nobody', next: '/' } },
    { at: `/invitation/${makeToken().token}`, as: 'nobody', fields: passwords },
    { at: `/reset/${makeToken().token}`, as: 'nobody', fields: passwords },
    { at: '/account?/settings', as: 'colleague', fields: { language: 'en', timeZone: 'UTC' } },
    { at: '/account?/end', as: 'colleague', fields: { session: randomUUID() } },
    {
      at: `${path}?/answer`,
      as: 'colleague',
      fields: {
        ...{ response: randomUUID(), person: cast.ids.colleague!, revision: revisionId },
        ...{ question: question.id, language: 'en', confidence: '' },
        ...(fieldsTo(question) as { choice: string })
      }
    },
    {
      at: `/attempts/${cast.attempt}/1`,
      as: 'owner',
      fields: { response: randomUUID(), choice: 'clear', text: 'a', value: '1', go: 'next' }
    },
    { at: `/certificates/${cast.certificate}?/revoke`, as: 'owner', fields: { reason: 'None' } },
    {
      at: `/team/people/${cast.owner}?/allow`,
      as: 'manager',
      fields: { id: randomUUID(), course: '', attempts: '0', minutes: '5', reason: 'Reads slowly' }
    },
    { at: '/team/people/new', as: 'manager', fields: { id: randomUUID(), ...person } },
    { at: '/admin/people/new', as: 'administrator', fields: { id: randomUUID(), ...person } },
    {
      at: `${owner}?/edit`,
      as: 'administrator',
      fields: { name: 'Бек', email: '', badge: `N-${randomUUID()}`, language: 'ru' }
    },
    { at: `${owner}?/move`, as: 'administrator', fields: { unit: cast.unit } },
    { at: `${owner}?/grant`, as: 'administrator', fields: { role: 'nobody', over: cast.unit } },
    { at: `${owner}?/endRole`, as: 'administrator', fields: { grant: cast.unit } },
    { at: `${owner}?/invite`, as: 'administrator', fields: { token: makeToken().token } },
    { at: `${owner}?/comeBack`, as: 'administrator', fields: { unit: cast.unit } },
    {
      at: '/admin/units',
      as: 'administrator',
      fields: { id: randomUUID(), name: '', parent: cast.unit }
    },
    { at: `/admin/units/${cast.unit}?/rename`, as: 'administrator', fields: { name: '' } },
    {
      at: `/studio/${courseId}/${cast.module}?/try`,
      as: 'trainer',
      fields: { question: question.id, choice: 'x' }
    }
  ];
}

test('no form answers with a fault, whatever is put into it', async ({ db }) => {
  test.setTimeout(120_000);
  const cast = await castOf(db);
  const faults: string[] = [];
  for (const { at, as, fields } of await everyForm(db, cast))
    for (const field of Object.keys(fields))
      for (const value of bad) {
        const reply = await send(at, { ...fields, [field]: value }, cast.cookies[as]);
        const what = `${at} ${field}=${JSON.stringify(value.slice(0, 40))}`;
        if (reply.status >= 500) faults.push(`${what}: ${reply.status}`);
        if (reply.body.includes('<script>alert(1)')) faults.push(`${what}: runs`);
        if (String(reply.headers.location ?? '').startsWith('http'))
          if (!String(reply.headers.location).startsWith(ownOrigin))
            faults.push(`${what}: leads off`);
      }
  expect(faults).toEqual([]);
});

test('no address answers with a fault, whatever is asked in it', async ({ db }) => {
  const cast = await castOf(db);
  const { path } = firstOfKind((await theCourse(db)).course, 'choose-one');
  const asked: [string, Asker, string[]][] = [
    ['/team', 'manager', ['unit', 'course', 'standing', 'due', 'concern', 'text', 'on', 'sort']],
    ['/team', 'manager', ['after', 'before']],
    ['/team/export', 'manager', ['screen', 'format', 'separator', 'bom', 'unit', 'course', 'text']],
    ['/admin/people', 'administrator', ['q', 'unit', 'role', 'state', 'page']],
    ['/admin/mail', 'administrator', ['page']],
    ['/verify', 'nobody', ['code']],
    ['/invitation', 'nobody', ['code']],
    ['/sign-in', 'nobody', ['next']],
    [path, 'owner', ['again']],
    [`/certificates/${cast.certificate}`, 'owner', ['unprintable']],
    [`/studio/${courseId}/${cast.module}`, 'trainer', ['language']]
  ];
  const faults: string[] = [];
  for (const [address, as, names] of asked)
    for (const name of names)
      for (const value of bad) {
        const at = `${address}?${name}=${encodeURIComponent(value.toWellFormed().slice(0, 9000))}`;
        const { status, body } = await ask(at, { cookie: cast.cookies[as] });
        if (status >= 500) faults.push(`${at.slice(0, 120)}: ${status}`);
        if (body.includes('<script>alert(1)')) faults.push(`${at.slice(0, 120)}: runs`);
      }
  expect(faults).toEqual([]);
});

test('what a device sends that is no answer is refused one by one, and harms no other', async ({
  db,
  hire
}) => {
  const { id } = await hire();
  const { name, value } = await cookieOf(db, id);
  const { course, revisionId } = await theCourse(db);
  const { question } = firstOfKind(course, 'short-answer');
  const good = {
    ...{ id: randomUUID(), person: id, revision: revisionId, question: question.id },
    ...{ language: 'en', fields: fieldsTo(question), confidence: null, givenAt: null }
  };
  const post = (body: string) =>
    ask('/responses', {
      method: 'POST',
      cookie: `${name}=${value}`,
      headers: { origin: ownOrigin, 'content-type': 'application/json' },
      body
    });
  const shapes = ['', 'null', '[]', '{}', '{"responses":[]}', '{"responses":{}}', '{', '"x"'];
  for (const body of shapes) expect((await post(body)).status, body).toBe(400);

  const wrong = [
    ...bad.map((text) => ({ ...good, id: text })),
    ...bad.flatMap((text) => [
      { ...good, id: randomUUID(), revision: text },
      { ...good, id: randomUUID(), question: text },
      { ...good, id: randomUUID(), language: text },
      { ...good, id: randomUUID(), person: text },
      { ...good, id: randomUUID(), givenAt: text, fields: { text } },
      { ...good, id: randomUUID(), fields: { [text]: text } }
    ]),
    { ...good, id: randomUUID(), confidence: 7 },
    { ...good, id: randomUUID(), fields: { text: { a: 1 } } },
    { ...good, id: randomUUID(), fields: null },
    null,
    7
  ];
  for (let at = 0; at < wrong.length; at += 40) {
    const some = wrong.slice(at, at + 40);
    const reply = await post(JSON.stringify({ responses: [...some, good] }));
    expect(reply.status).toBe(200);
    const { replies } = JSON.parse(reply.body) as { replies: { kind: string }[] };
    expect(replies, 'each is told of').toHaveLength(some.length + 1);
    expect(replies.at(-1)!.kind).toBe('accepted');
  }
});

test('after a mistake the page says what is wrong and keeps what was typed', async ({
  page,
  db,
  enter,
  hire
}) => {
  await forgetTries(db);
  const officer = await hire({ unit: 'Dostuk' });
  await enter({ role: 'administrator' });
  await page.goto('/admin/people/new');
  await page.locator('[name=name]').fill('Айгерим');
  await page.getByRole('button', { name: en.people_add_do, exact: true }).click();
  await expect(page.locator('.err').first()).toBeVisible();
  await expect(page.locator('[name=name]')).toHaveValue('Айгерим');

  await enter({ unit: 'Dostuk', role: 'manager' });
  await page.goto(`/team/people/${officer.id}`);
  await page.locator('form.allow [name=minutes]').fill('10');
  await page.locator('form.allow').evaluate((form: HTMLFormElement) => form.submit());
  await expect(page.getByRole('alert')).toContainText(en.allow_no_reason!);
  await expect(page.locator('form.allow [name=minutes]')).toHaveValue('10');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an answer that cannot be read is told so and still stands', async ({ page, db, enter }) => {
    await enter();
    const { question, path } = firstOfKind((await theCourse(db)).course, 'measure');
    await page.goto(path);
    const form = page.locator(`#q-${question.id}`);
    // the browser's own check lets this pass, the server does not know the unit
    await form.locator('[name=value]').fill('12 parsec');
    await form.getByRole('button', { name: en.question_check }).click();
    await expect(form.getByRole('alert')).toBeVisible();
    await expect(form.locator('[name=value]')).toHaveValue('12 parsec');
  });
});
