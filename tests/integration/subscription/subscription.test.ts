import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileWords } from '#lib/components/export/file-words.ts';
import type { ExportChoice } from '#lib/domain/export/export-choice.ts';
import { closeDb } from '#lib/server/db/database.ts';
import { setEnv } from '#lib/server/env.ts';
import { boss, stopBoss } from '#lib/server/job/boss.ts';
import { deliverMail } from '#lib/server/mail/deliver-mail.ts';
import { changeSubscription } from '#lib/server/subscription/change-subscription.ts';
import {
  orderSubscription,
  type SubscriptionWish
} from '#lib/server/subscription/order-subscription.ts';
import { sendingsOf, subscriptionsOf } from '#lib/server/subscription/queries.ts';
import { queueDue } from '#lib/server/subscription/queue-due.ts';
import { sendNow } from '#lib/server/subscription/send-now.ts';
import { sendSubscription } from '#lib/server/subscription/send-subscription.ts';
import { testDatabase } from '../../support/database.ts';
import { race } from '../../support/race.ts';
import { publishTiny } from '../../support/tiny-published.ts';
import { buildVillage, person, unit, type Village } from '../../support/village.ts';

const { db, url } = await testDatabase();
// a Monday, 08:30 in Bishkek
const now = new Date('2026-11-23T02:30:00Z');
const monday = (weeks: number) => new Date(Date.UTC(2026, 10, 23 + 7 * weeks, 2, 0));
const choice: ExportChoice = { format: 'csv', separator: 'semicolon', bom: true };
let village: Village;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hornbook-subscription-'));
  const origin = 'https://learn.example.kg';
  setEnv({ DATABASE_URL: url, DATA_DIR: folder, LOG_LEVEL: 'silent', ORIGIN: origin });
  village = await buildVillage(db);
  await publishTiny(db, now);
});
afterAll(async () => {
  await stopBoss();
  await closeDb();
});

const wishFor = (filters = ''): SubscriptionWish => ({
  ...{ id: randomUUID(), screen: 'team', filters, choice, timeZone: 'Asia/Bishkek' },
  said: { title: 'My people', filters: [] },
  rhythm: { kind: 'weekly', weekday: 1, hour: 8 }
});
async function order(by: string, filters = ''): Promise<string> {
  const wish = wishFor(filters);
  expect(await orderSubscription(db, wish, by, now)).toEqual({ kind: 'ordered' });
  return wish.id;
}
const mailsTo = (id: string) =>
  db.selectFrom('mail').selectAll().where('person_id', '=', id).orderBy('made_at').execute();
const attached = () => db.selectFrom('mail_attachment').selectAll().execute();
const openOf = async (id: string) =>
  (await sendingsOf(db, id)).filter(({ result }) => result === null);
/** A manager of the south of their own. */
const newManager = (unitId = village.units.south) =>
  person(db, 'Асел', `asel-${randomUUID().slice(0, 6)}`, village.units.dostuk, ['manager', unitId]);

describe('ordering', () => {
  test('five clicks are one order, and one act in the log', async () => {
    const by = await newManager();
    const wish = wishFor();
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => orderSubscription(db, wish, by, now))
    );
    expect(outcomes).toEqual(Array(5).fill({ kind: 'ordered' }));
    const [one, ...others] = await subscriptionsOf(db, by);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ id: wish.id, nextAt: monday(1), last: null, rhythm: wish.rhythm });
    const acts = await db.selectFrom('event').select('what').where('about', '=', by).execute();
    expect(acts).toEqual([{ what: 'subscription-made' }]);
  });

  test('no address, twenty already, a foreign unit, an officer, somebody else’s id', async () => {
    const by = await newManager();
    const ask = (wish = wishFor(), who = by) => orderSubscription(db, wish, who, now);
    expect(await ask(wishFor(`unit=${village.units.torugart}`))).toBeNull();
    expect(await ask(wishFor('unit=nonsense'))).toBeNull();
    expect(await ask(wishFor(), village.aigul)).toBeNull();
    const theirs = wishFor();
    await ask(theirs, village.cholpon);
    expect(await ask(theirs)).toBeNull();
    for (let count = 0; count < 20; count++) await order(by);
    expect(await ask()).toEqual({ kind: 'refused', reason: 'too-many' });
    await db.updateTable('person').set({ email: null, badge: 'X' }).where('id', '=', by).execute();
    expect(await ask()).toEqual({ kind: 'refused', reason: 'no-address' });
  });
});

describe('once a period', () => {
  test('five processes ask what is due: one sending, one job', async () => {
    const id = await order(await newManager());
    await boss();
    expect(await queueDue(db, monday(1))).toBeGreaterThan(0);
    await db
      .updateTable('subscription')
      .set({ next_at: monday(2) })
      .where('id', '=', id)
      .execute();
    const before = (await (await boss()).findJobs('sending')).length;
    await Promise.all(Array.from({ length: 5 }, () => queueDue(db, monday(2))));
    expect((await sendingsOf(db, id)).map(({ dueAt }) => dueAt)).toEqual([monday(2), monday(1)]);
    expect((await (await boss()).findJobs('sending')).length).toBe(
      before + (await dueAt(monday(2)))
    );
    expect((await subscriptionsOf2(id))!.next_at).toEqual(monday(3));
  });
  const dueAt = async (at: Date) =>
    (await db.selectFrom('sending').select('id').where('due_at', '=', at).execute()).length;
  const subscriptionsOf2 = (id: string) =>
    db.selectFrom('subscription').selectAll().where('id', '=', id).executeTakeFirst();

  test('the same period again, by a row set back, is not sent again', async () => {
    const id = await order(await newManager());
    await queueDue(db, monday(1));
    await db
      .updateTable('subscription')
      .set({ next_at: monday(1) })
      .where('id', '=', id)
      .execute();
    await queueDue(db, monday(1));
    expect(await sendingsOf(db, id)).toHaveLength(1);
  });

  test('what was missed while nothing ran is sent once', async () => {
    const id = await order(await newManager());
    await queueDue(db, monday(5));
    expect(await sendingsOf(db, id)).toHaveLength(1);
    expect((await subscriptionsOf2(id))!.next_at).toEqual(monday(6));
  });

  test('five make the same sending at once: one mail, one file', async () => {
    const by = await newManager();
    const id = await order(by, `unit=${village.units.dostuk}`);
    await queueDue(db, monday(1));
    const [sending] = await openOf(id);
    const outcomes = await race(
      db,
      (tx) => tx.updateTable('subscription').set({ id }).where('id', '=', id).execute(),
      Array.from({ length: 5 }, () => () => sendSubscription(db, fileWords, sending!.id, monday(1)))
    );
    expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill('fulfilled'));
    const [mail, ...others] = await mailsTo(by);
    expect(others).toEqual([]);
    expect(mail!.body).toContain('Подразделение: Dostuk');
    expect(mail!.body).toContain('https://learn.example.kg/team/subscriptions');
    const files = (await attached()).filter(({ mail_id }) => mail_id === mail!.id);
    expect(files).toHaveLength(1);
    const text = files[0]!.body.toString();
    expect(text).toContain('Айгүл Асанова');
    expect(text).not.toContain('Бек Турдубаев');
    expect((await subscriptionsOf(db, by))[0]!.last).toMatchObject({ result: 'attached' });
  });

  test('killed half way it is made anew', async () => {
    const by = await newManager();
    const id = await order(by);
    await queueDue(db, monday(1));
    const [sending] = await openOf(id);
    const broken = {
      ...fileWords,
      labels: () => {
        throw new Error('killed');
      }
    };
    await expect(sendSubscription(db, broken, sending!.id, monday(1))).rejects.toThrow('killed');
    expect(await mailsTo(by)).toEqual([]);
    await sendSubscription(db, fileWords, sending!.id, monday(1));
    expect(await mailsTo(by)).toHaveLength(1);
  });

  test('the file goes with the mail and is kept no longer than that', async () => {
    const by = await newManager();
    const id = await order(by);
    await sendNow(db, id, by, randomUUID(), now);
    const [sending] = await openOf(id);
    await sendSubscription(db, fileWords, sending!.id, now);
    const [mail] = await mailsTo(by);
    await deliverMail(db, mail!.id, now);
    expect((await attached()).filter(({ mail_id }) => mail_id === mail!.id)).toEqual([]);
    const [file] = (await readdir(path.join(folder, 'mail'))).filter((name) =>
      name.includes(mail!.id)
    );
    const text = await readFile(path.join(folder, 'mail', file!), 'utf8');
    expect(text).toMatch(/filename=hornbook-team-2026-11-23\.csv/);
    expect((await subscriptionsOf(db, by))[0]!.last!.sentAt).toEqual(now);
  });

  test('a file too large for a mail is not made: a link leads to it', async () => {
    const by = await newManager();
    const id = await order(by, 'text=Ай');
    await queueDue(db, monday(1));
    const [sending] = await openOf(id);
    await sendSubscription(db, fileWords, sending!.id, monday(1), 100);
    const [mail] = await mailsTo(by);
    expect(mail!.body).toContain('/team/export?screen=team&text=%D0%90%D0%B9&format=csv');
    expect((await attached()).filter(({ mail_id }) => mail_id === mail!.id)).toEqual([]);
    expect((await sendingsOf(db, id))[0]).toMatchObject({ result: 'link', bytes: null });
  });
});

describe('who may see it is asked when it is sent', () => {
  async function sendAfter(by: string, filters: string, change: () => Promise<unknown>) {
    const id = await order(by, filters);
    await change();
    await queueDue(db, monday(1));
    for (const { id: sending } of await openOf(id))
      await sendSubscription(db, fileWords, sending, monday(1));
    return { id, last: (await sendingsOf(db, id))[0] };
  }
  const endGrants = (id: string) =>
    db
      .updateTable('role_grant')
      .set({ ended_at: now })
      .where('person_id', '=', id)
      .where('role', '=', 'manager')
      .execute();

  test('who is over it no more is told once, and it ends', async () => {
    const by = await newManager();
    const { id, last } = await sendAfter(by, '', () => endGrants(by));
    expect(last).toMatchObject({ result: 'lost' });
    const [mail, ...others] = await mailsTo(by);
    expect(others).toEqual([]);
    expect(mail!.subject).toBe('Регулярные письма прекращены');
    expect(mail!.body).not.toContain('Dostuk');
    await queueDue(db, monday(2));
    expect(await sendingsOf(db, id)).toHaveLength(1);
    expect((await subscriptionsOf(db, by))[0]).toMatchObject({ endedWhy: 'lost' });
  });

  test('the unit that is asked for went elsewhere, or was closed', async () => {
    const post = await unit(db, 'Passing', village.units.south);
    const by = await newManager();
    const moved = await sendAfter(by, `unit=${post}`, () =>
      db.deleteFrom('unit_above').where('unit_id', '=', post).where('depth', '>', 0).execute()
    );
    expect(moved.last).toMatchObject({ result: 'lost' });
    const closing = await unit(db, 'Closing', village.units.south);
    const closed = await sendAfter(by, `unit=${closing}`, () =>
      db.updateTable('unit').set({ archived_at: now }).where('id', '=', closing).execute()
    );
    expect(closed.last).toMatchObject({ result: 'lost' });
    expect(await attached()).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ name: 'Passing' })])
    );
  });

  test('an acting manager’s time is over', async () => {
    const by = await newManager();
    const period = { from_at: now, until_at: new Date(monday(1).getTime() - 1) };
    const { last } = await sendAfter(by, '', () =>
      db
        .updateTable('role_grant')
        .set(period)
        .where('person_id', '=', by)
        .where('role', '=', 'manager')
        .execute()
    );
    expect(last).toMatchObject({ result: 'lost' });
  });

  test('who left gets nothing, nor is told', async () => {
    const by = await newManager();
    const { last } = await sendAfter(by, '', () =>
      db.updateTable('person').set({ left_at: now }).where('id', '=', by).execute()
    );
    expect(last).toMatchObject({ result: 'left' });
    expect(await mailsTo(by)).toEqual([]);
  });

  test('who moved away is not in the file any more', async () => {
    const by = await newManager();
    const mover = await person(db, 'Калыс Мамытов', 'kalys', village.units.dostuk);
    await sendAfter(by, '', async () => {
      await db
        .updateTable('posting')
        .set({ until_at: now })
        .where('person_id', '=', mover)
        .execute();
      const there = { id: randomUUID(), person_id: mover, unit_id: village.units.torugart };
      await db
        .insertInto('posting')
        .values({ ...there, from_at: now })
        .execute();
    });
    const [mail] = await mailsTo(by);
    const file = (await attached()).find(({ mail_id }) => mail_id === mail!.id);
    expect(file!.body.toString()).toContain('Айгүл Асанова');
    expect(file!.body.toString()).not.toContain('Калыс Мамытов');
  });
});

describe('changing it', () => {
  test('somebody else’s is not there', async () => {
    const [by, other] = [await newManager(), await newManager()];
    const id = await order(by);
    for (const change of ['pause', 'resume', 'end'] as const)
      expect(await changeSubscription(db, id, other, change, now)).toBeNull();
    expect(await sendNow(db, id, other, randomUUID(), now)).toBeNull();
    expect(await subscriptionsOf(db, other, id)).toEqual([]);
    expect((await subscriptionsOf(db, by, id))[0]).toMatchObject({ pausedAt: null, endedAt: null });
  });

  test('paused nothing comes; resumed, what was missed does not', async () => {
    const by = await newManager();
    const id = await order(by);
    expect(await changeSubscription(db, id, by, 'pause', now)).toBe('changed');
    await queueDue(db, monday(3));
    expect(await sendingsOf(db, id)).toEqual([]);
    await changeSubscription(db, id, by, 'resume', monday(3));
    expect((await subscriptionsOf(db, by))[0]).toMatchObject({ pausedAt: null, nextAt: monday(4) });
  });

  test('ended once, for ever; a sending under way finds it so', async () => {
    const by = await newManager();
    const id = await order(by);
    await queueDue(db, monday(1));
    const [sending] = await openOf(id);
    for (let click = 0; click < 3; click++) await changeSubscription(db, id, by, 'end', now);
    await sendSubscription(db, fileWords, sending!.id, monday(1));
    expect((await sendingsOf(db, id))[0]).toMatchObject({ result: 'ended' });
    expect(await mailsTo(by)).toEqual([]);
    expect(await sendNow(db, id, by, randomUUID(), now)).toBeNull();
    const acts = await db
      .selectFrom('event')
      .select('what')
      .where('about', '=', by)
      .orderBy('seq')
      .execute();
    expect(acts.map(({ what }) => what)).toEqual(['subscription-made', 'subscription-ended']);
  });

  test('one now: a double click is one, another at once has to wait', async () => {
    const by = await newManager();
    const id = await order(by);
    const wish = randomUUID();
    const clicks = await Promise.all(
      Array.from({ length: 5 }, () => sendNow(db, id, by, wish, now))
    );
    expect(clicks).toEqual(Array(5).fill('queued'));
    expect(await sendNow(db, id, by, randomUUID(), now)).toBe('wait');
    const later = new Date(now.getTime() + 3 * 60_000);
    expect(await sendNow(db, id, by, randomUUID(), later)).toBe('queued');
    expect(await sendingsOf(db, id)).toHaveLength(2);
  });
});
