import { randomUUID } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import type { Db } from '#lib/server/db/schema.ts';
import type { Kind } from '#lib/domain/question/question.ts';
import { ask, ownOrigin } from './support/ask.ts';
import { expectNoAxeFindings } from './support/axe.ts';
import { askers, buildCast, type Asker, type Cast } from './support/cast.ts';
import { fieldsTo, firstOfKind, theCourse } from './support/course.ts';
import { doors } from './support/doors.ts';
import { cookieOf, expect, test } from './support/people.ts';
import { sitExam } from './support/road.ts';
import { allRoutes } from './support/routes.ts';

// Every page there is, as those see it who may: by axe in light and dark, and on the narrowest phone.

let known: Promise<Cast> | undefined;
const castOf = (db: Db) => (known ??= buildCast(db));

const pages = allRoutes().filter(({ page }) => page);

/** The first in the table's columns who may see it; pages without a door are everybody's who works here. */
function askerFor(id: string): Asker {
  if (id.startsWith('/admin')) return 'administrator';
  if (id.startsWith('/studio')) return 'trainer';
  if (id.startsWith('/team')) return 'manager';
  const told = doors[id]?.get?.split(' ') ?? [];
  return askers[told.indexOf('ok')] ?? (/^\/(verify|invitation)/.test(id) ? 'nobody' : 'owner');
}

async function come(context: BrowserContext, cast: Cast, asker: Asker): Promise<void> {
  await context.clearCookies();
  const [name, value] = cast.cookies[asker].split('=');
  if (name && value) await context.addCookies([{ name, value, url: ownOrigin }]);
}

async function speak(db: Db, cast: Cast, asker: Asker, language: 'en' | 'ru'): Promise<void> {
  if (asker === 'nobody') return;
  await db.updateTable('person').set({ language }).where('id', '=', cast.ids[asker]!).execute();
}

for (const { id } of pages) {
  test(`axe finds nothing on ${id}, and it fits 320 px in Russian`, async ({
    page,
    context,
    db
  }) => {
    const cast = await castOf(db);
    const asker = askerFor(id);
    await speak(db, cast, asker, 'en');
    await come(context, cast, asker);
    const address = doors[id]?.at(cast) ?? id;
    await page.setViewportSize({ width: 360, height: 780 });
    expect((await page.goto(address))!.status(), address).toBe(200);
    await expectNoAxeFindings(page);

    await context.addCookies([{ name: 'language', value: 'ru', url: ownOrigin }]);
    await speak(db, cast, asker, 'ru');
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${address} scrolls sideways`).toBeLessThanOrEqual(320);
  });
}

const kinds: Kind[] = [
  ...(['choose-one', 'choose-all', 'order', 'match'] as const),
  ...(['measure', 'short-answer', 'tap', 'decide'] as const),
  ...(['matrix', 'label', 'sort'] as const)
];
for (const kind of kinds) {
  test(`axe finds nothing on a question to ${kind}, asked and explained`, async ({
    page,
    context,
    db,
    hire
  }) => {
    const { id } = await hire();
    const session = await cookieOf(db, id);
    await context.addCookies([session]);
    const cookie = `${session.name}=${session.value}`;
    const { course, revisionId } = await theCourse(db);
    const { question, path } = firstOfKind(course, kind);
    await page.goto(path);
    await expectNoAxeFindings(page);
    const response = {
      ...{ id: randomUUID(), person: id, revision: revisionId, question: question.id },
      ...{ language: 'en', fields: fieldsTo(question, false), givenAt: null },
      confidence: kind === 'decide' ? 2 : null
    };
    const headers = { origin: ownOrigin, 'content-type': 'application/json' };
    const body = JSON.stringify({ responses: [response] });
    await ask('/responses', { method: 'POST', cookie, headers, body });
    await page.goto(path);
    await expect(page.locator(`#q-${question.id} .verdict`)).toBeVisible();
    await expectNoAxeFindings(page);
  });
}

test('axe finds nothing on the result of an exam, failed and passed', async ({
  page,
  db,
  enter
}) => {
  for (const right of [false, true]) {
    const { id } = await enter();
    const { attemptId } = await sitExam(db, id, right);
    await page.goto(`/attempts/${attemptId}`);
    await expectNoAxeFindings(page);
  }
});

test('axe finds nothing where there is nothing', async ({ page, enter }) => {
  await enter();
  for (const empty of ['/', '/certificates', '/no-such-page', '/verify?code=AAAA-AAAA-AAAA']) {
    await page.goto(empty);
    await expectNoAxeFindings(page);
  }
});
