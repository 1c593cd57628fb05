import { randomUUID } from 'node:crypto';
import { send } from './support/ask.ts';
import { courseId, words } from './support/course.ts';
import { cookieOf, expect, test } from './support/people.ts';
import { earnCertificate } from './support/road.ts';

const en = words('en');

test('a manager of Dostuk does not see Torugart', async ({ page, db, enter, hire }) => {
  const manager = await enter({ unit: 'Dostuk', role: 'manager' });
  const [own, other] = [await hire({ unit: 'Dostuk' }), await hire({ unit: 'Torugart' })];
  const certificate = await earnCertificate(db, other.id);

  await page.goto(`/team?text=${encodeURIComponent('Тест')}`);
  await expect(page.getByRole('table')).toContainText('Dostuk');
  await expect(page.locator('main')).not.toContainText('Torugart');
  await page.goto(`/team?text=${encodeURIComponent(other.name)}`);
  await expect(page.locator('main')).toContainText(en.team_nobody!);
  await page.goto(`/team?text=${encodeURIComponent(own.name)}`);
  await expect(page.getByRole('rowheader').getByRole('link', { name: own.name })).toBeVisible();

  const torugart = await db
    .selectFrom('posting')
    .select('unit_id')
    .where('person_id', '=', other.id)
    .executeTakeFirstOrThrow();
  const asCsv = '/team/export?screen=team&format=csv';
  for (const address of [`/team?unit=${torugart.unit_id}`, `${asCsv}&unit=${torugart.unit_id}`])
    for (const on of ['', '&on=2026-01-10'])
      expect((await page.request.get(address + on)).status(), address + on).toBe(404);
  for (const filter of ['', '&standing=passed', '&on=2026-06-01', `&after=A~${own.id}`]) {
    const file = await page.request.get(`${asCsv}${filter}`);
    expect(file.status()).toBe(200);
    expect(await file.text(), filter).not.toContain('Torugart');
  }
  const all = await (await page.request.get(asCsv)).text();
  expect(all).toContain(own.badge);

  for (const path of [
    `/team/people/${other.id}`,
    `/certificates/${certificate.id}`,
    `/certificates/${certificate.id}/pdf`
  ])
    expect((await page.request.get(path)).status(), path).toBe(404);

  const { name, value } = await cookieOf(db, manager.id);
  const cookie = `${name}=${value}`;
  const revoked = await send(
    `/certificates/${certificate.id}?/revoke`,
    { reason: 'Not one of mine' },
    cookie
  );
  const allowed = await send(
    `/team/people/${other.id}?/allow`,
    { id: randomUUID(), course: courseId, attempts: '1', minutes: '0', reason: 'Not one of mine' },
    cookie
  );
  expect([revoked.status, allowed.status]).toEqual([404, 404]);
  for (const table of ['exam_allowance'] as const)
    expect(
      await db.selectFrom(table).selectAll().where('person_id', '=', other.id).execute()
    ).toEqual([]);
  expect(
    await db
      .selectFrom('revocation')
      .selectAll()
      .where('certificate_id', '=', certificate.id)
      .execute()
  ).toEqual([]);
});

test('a manager sees those below the own unit, and no longer those who were posted away', async ({
  page,
  db,
  enter,
  hire
}) => {
  const mover = await hire({ unit: 'Dostuk' });
  await enter({ unit: 'Dostuk', role: 'manager' });
  expect((await page.request.get(`/team/people/${mover.id}`)).status()).toBe(200);
  const there = await db
    .selectFrom('unit')
    .select('id')
    .where('name', '=', 'Torugart')
    .executeTakeFirstOrThrow();
  const now = new Date();
  await db
    .updateTable('posting')
    .set({ until_at: now })
    .where('person_id', '=', mover.id)
    .execute();
  await db
    .insertInto('posting')
    .values({ id: randomUUID(), person_id: mover.id, unit_id: there.id, from_at: now })
    .execute();
  expect((await page.request.get(`/team/people/${mover.id}`)).status()).toBe(404);
});

test('a manager allows one more attempt by the form, and it is there', async ({
  page,
  db,
  enter,
  hire
}) => {
  const officer = await hire({ unit: 'Dostuk' });
  await enter({ unit: 'Dostuk', role: 'manager' });
  await page.goto(`/team/people/${officer.id}`);
  const form = page.locator('form.allow');
  await form.getByLabel(en.allow_attempts!).fill('1');
  await form.locator('[name=reason]').fill('The line broke in the middle');
  await form.getByRole('button').dblclick();
  await expect(page.locator('#allowed')).toContainText('The line broke in the middle');
  const rows = await db
    .selectFrom('exam_allowance')
    .select('extra_attempts')
    .where('person_id', '=', officer.id)
    .execute();
  expect(rows).toEqual([{ extra_attempts: 1 }]);
});
